-- database f/shop/mysql
SELECT STRAIGHT_JOIN * FROM orders USE INDEX (by_day) JOIN customers FORCE INDEX (PRIMARY) ON customers.id = orders.customer_id LOCK IN SHARE MODE;
