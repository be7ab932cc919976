-- database f/shop/pg
CREATE OR REPLACE VIEW active AS
SELECT c.* FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)
UNION SELECT * FROM imported;
