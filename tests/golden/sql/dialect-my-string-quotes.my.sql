-- database f/shop/mysql
SELECT * FROM orders WHERE state = "FROM hidden" # JOIN gone
;
