ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT o.total, c.name FROM orders AS o JOIN customers AS c USING (customer_id);
