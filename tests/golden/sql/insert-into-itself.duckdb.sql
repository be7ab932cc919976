ATTACH 'ducklake://main' AS lake;
USE lake;
INSERT INTO orders SELECT * FROM orders WHERE day = current_date - 1;
