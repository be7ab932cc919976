ATTACH 'ducklake://main' AS lake;
CREATE TABLE lake.jobs (id BIGINT, source VARCHAR DEFAULT 's3:///raw/orders.csv');
