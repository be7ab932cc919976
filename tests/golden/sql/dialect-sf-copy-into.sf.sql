-- database f/shop/snowflake
COPY INTO raw.orders FROM @landing/orders/ FILE_FORMAT = (TYPE = CSV SKIP_HEADER = 1);
