-- database f/shop/bigquery
SELECT id FROM shop.orders WHERE total > @least;
