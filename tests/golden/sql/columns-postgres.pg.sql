-- database f/shop/pg
SELECT o.ID, o."Total", c.name FROM orders o JOIN customers c ON c.id = o.customer_id;
