ATTACH 'ducklake://main' AS lake;
ATTACH 'datatable://main' AS shop;
ATTACH 'res://f/shop/pg' AS pg (TYPE postgres);
INSERT INTO lake.facts
SELECT o.id, c.segment, p.email
FROM shop.orders AS o
JOIN pg.crm.contacts AS p ON p.id = o.contact_id
JOIN lake.customers AS c USING (customer_id);
