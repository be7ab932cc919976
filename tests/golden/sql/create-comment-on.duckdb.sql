ATTACH 'ducklake://main' AS lake;
COMMENT ON TABLE lake.orders IS 'all orders';
COMMENT ON COLUMN lake.customers.email IS 'lower case';
