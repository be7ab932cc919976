ATTACH '$res:f/shop/shop_db' AS shop (TYPE postgres, READ_ONLY);
ATTACH 'ducklake://main' AS lake;

CREATE OR REPLACE TABLE lake.customers AS
SELECT id AS customer_id, country, created_at
FROM shop.public.customers
WHERE deleted_at IS NULL;
