-- database f/shop/mysql
INSERT IGNORE INTO tags (name) VALUES ('new');
INSERT INTO stock (sku, n) VALUES ('a', 1) ON DUPLICATE KEY UPDATE n = n + VALUES(n);
REPLACE INTO rates (code, rate) SELECT code, rate FROM fresh_rates;
