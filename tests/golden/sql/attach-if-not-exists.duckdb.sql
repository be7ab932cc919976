ATTACH IF NOT EXISTS 'ducklake://main' AS lake;
ATTACH DATABASE 'datatable://main' AS shop;
SELECT * FROM lake.orders JOIN shop.customers USING (customer_id);
