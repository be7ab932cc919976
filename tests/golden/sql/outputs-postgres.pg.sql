-- database f/shop/pg
CREATE TABLE totals AS
SELECT c.country, sum(o.total) AS total FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY c.country;
