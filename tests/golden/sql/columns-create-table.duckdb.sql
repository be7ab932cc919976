ATTACH 'ducklake://main' AS lake;
CREATE TABLE lake.orders (id BIGINT, total DECIMAL(10, 2), placed_at TIMESTAMP);
