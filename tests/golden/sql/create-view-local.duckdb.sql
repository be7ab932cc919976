ATTACH 'ducklake://main' AS lake;
CREATE VIEW paid AS SELECT * FROM lake.orders WHERE paid;
SELECT * FROM paid;
