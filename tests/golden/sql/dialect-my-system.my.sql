-- database f/shop/mysql
SELECT 1 FROM DUAL;
SELECT * FROM information_schema.tables;
SELECT user FROM mysql.user;
SELECT * FROM performance_schema.threads;
