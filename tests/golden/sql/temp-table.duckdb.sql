ATTACH 'ducklake://main' AS lake;
CREATE TEMP TABLE recent AS SELECT * FROM lake.orders;
INSERT INTO lake.daily SELECT * FROM recent;
