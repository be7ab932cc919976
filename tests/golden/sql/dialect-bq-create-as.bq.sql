-- database f/shop/bigquery
CREATE OR REPLACE TABLE shop.daily PARTITION BY day CLUSTER BY country OPTIONS (description = 'per day') AS
SELECT day, country, SUM(total) AS total FROM shop.orders GROUP BY day, country;
