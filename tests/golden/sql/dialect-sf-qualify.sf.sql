-- database f/shop/snowflake
SELECT data:customer.name::string FROM raw.events WHERE kind ILIKE '%sale%' QUALIFY ROW_NUMBER() OVER (PARTITION BY id ORDER BY at DESC) = 1;
