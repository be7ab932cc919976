ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TABLE x AS SELECT * EXCLUDE (secret) FROM (SELECT id, name, secret FROM customers) AS c;
