-- database f/shop/snowflake
CREATE OR REPLACE TRANSIENT TABLE raw.daily AS SELECT * FROM raw.orders;
CREATE TABLE raw.backup CLONE raw.customers;
CREATE TEMPORARY TABLE t AS SELECT * FROM raw.visits;
SELECT * FROM t;
