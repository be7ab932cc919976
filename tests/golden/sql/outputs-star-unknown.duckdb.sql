ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TABLE x AS SELECT o.*, c.name AS customer FROM orders AS o JOIN customers AS c ON c.id = o.customer_id;
