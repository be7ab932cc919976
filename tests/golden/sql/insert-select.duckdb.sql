ATTACH 'ducklake://main' AS lake;
ATTACH 'datatable://main' AS shop;
INSERT INTO lake.orders SELECT * FROM shop.orders AS o JOIN shop.customers AS c ON c.id = o.customer_id;
