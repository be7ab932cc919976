ATTACH 'ducklake://main' AS lake;
USE lake;
WITH Paid AS MATERIALIZED (SELECT * FROM orders), open AS NOT MATERIALIZED (SELECT * FROM customers)
SELECT * FROM PAID, open;
