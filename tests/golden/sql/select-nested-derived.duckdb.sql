ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM (SELECT * FROM (SELECT * FROM orders) a JOIN (SELECT * FROM customers) b USING (id)) c;
