ATTACH 'ducklake://main' AS lake;
CREATE SCHEMA IF NOT EXISTS lake.staging;
CREATE TABLE lake.staging.orders (id BIGINT);
