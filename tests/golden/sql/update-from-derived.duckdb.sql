ATTACH 'ducklake://main' AS lake;
USE lake;
UPDATE orders SET total = x.total FROM (SELECT id, sum(price) AS total FROM lines GROUP BY id) AS x, 's3:///raw/fx.csv' AS fx WHERE x.id = orders.id;
