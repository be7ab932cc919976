ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * EXCLUDE (secret) REPLACE (upper(name) AS name), COLUMNS('addr_.*') FROM customers;
