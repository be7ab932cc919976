ATTACH 'ducklake://main' AS lake;
CREATE OR REPLACE VIEW lake.paid AS SELECT * FROM lake.orders WHERE paid;
SELECT count(*) FROM lake.paid;
