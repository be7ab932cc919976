-- database f/shop/mysql
CREATE TEMPORARY TABLE t AS SELECT id FROM orders;
SELECT * FROM t JOIN customers USING (id);
