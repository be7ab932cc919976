-- database f/shop/pg
SELECT d::date, x.elem->>'sku', u.tag
FROM generate_series('2024-01-01'::date, '2024-12-31', '1 day') AS d
JOIN orders o ON o.day = d,
     LATERAL jsonb_array_elements(o.items) AS x(elem),
     unnest(o.tags) WITH ORDINALITY AS u(tag, n);
