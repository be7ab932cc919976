-- database f/shop/mysql
UPDATE orders SET state = 'late' WHERE due < NOW() ORDER BY due LIMIT 10;
DELETE FROM sessions WHERE seen < NOW() - INTERVAL 1 DAY LIMIT 1000;
