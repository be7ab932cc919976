ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT x FROM orders AS t(x, y);
