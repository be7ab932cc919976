-- database f/shop/snowflake
MERGE INTO raw.stock t USING raw.deliveries d ON d.sku = t.sku WHEN MATCHED THEN UPDATE SET t.n = d.n;
INSERT OVERWRITE INTO raw.rates SELECT * FROM raw.fresh_rates;
