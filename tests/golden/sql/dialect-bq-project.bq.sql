-- database f/shop/bigquery
SELECT * FROM `acme-prod.shop.orders` JOIN `acme-prod`.shop.customers USING (customer_id);
