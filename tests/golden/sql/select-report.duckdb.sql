ATTACH 'ducklake://main' AS lake;
ATTACH 'datatable://main' AS shop;
USE lake;
WITH store_totals AS (
    SELECT ss.store_id, d.year, sum(ss.net_paid) AS paid
    FROM store_sales AS ss
    JOIN date_dim AS d ON d.date_id = ss.sold_date_id
    WHERE d.year BETWEEN 2022 AND 2024
    GROUP BY ss.store_id, d.year
), web_totals AS (
    SELECT w.site_id, d.year, sum(w.net_paid) AS paid
    FROM web_sales AS w, date_dim AS d
    WHERE d.date_id = w.sold_date_id
    GROUP BY 1, 2
), growth AS (
    SELECT cur.store_id, cur.paid / nullif(prev.paid, 0) AS ratio
    FROM store_totals AS cur
    JOIN store_totals AS prev ON prev.store_id = cur.store_id AND prev.year = cur.year - 1
)
SELECT s.name, g.ratio, (SELECT avg(paid) FROM web_totals) AS web
FROM growth AS g
JOIN shop.stores AS s ON s.id = g.store_id
WHERE s.region IN (SELECT region FROM shop.planning.focus_regions)
  AND NOT EXISTS (SELECT 1 FROM store_returns AS r WHERE r.store_id = s.id AND r.amount > 1000)
ORDER BY g.ratio DESC
LIMIT 100;
