ATTACH 'ducklake://main' AS a;
ATTACH 'ducklake' AS b;
INSERT INTO a.orders SELECT * FROM b.orders_staging;
SELECT count(*) FROM b.orders;
