ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT id, total FROM orders QUALIFY row_number() OVER (PARTITION BY customer_id ORDER BY placed_at DESC) = 1;
