-- database f/shop/mysql
CREATE TABLE orders_copy LIKE orders;
TRUNCATE visits;
DROP TABLE IF EXISTS old_orders;
