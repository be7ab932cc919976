-- database f/shop/snowflake
SELECT o.id, f.value:sku::string FROM raw.orders o, LATERAL FLATTEN(input => o.items) f;
SELECT seq4() FROM TABLE(GENERATOR(rowcount => 10));
