ATTACH 'ducklake://main' AS lake;
CREATE OR REPLACE MACRO top_orders(n) AS TABLE SELECT * FROM lake.orders ORDER BY total DESC LIMIT n;
SELECT * FROM top_orders(10);
