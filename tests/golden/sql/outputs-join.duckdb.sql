ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TABLE invoice AS SELECT o.id, c.name AS customer, o.total * r.rate AS total_eur FROM orders o JOIN customers c ON c.id = o.customer_id JOIN rates r ON r.day = o.day;
