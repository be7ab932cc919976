-- database f/shop/pg
SELECT DISTINCT ON (customer_id) customer_id, data->'a'->>'b', tags[1:2], data @> '{"x": 1}'::jsonb
FROM orders
WHERE tags && ARRAY['new'] AND placed_at > now() - INTERVAL '7 days' AND name ~* '^a'
ORDER BY customer_id, placed_at DESC NULLS LAST;
