ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT round(price * n, 2), CASE WHEN gift THEN 'g' ELSE upper(kind) END, day::DATE, list_filter(tags, t -> t <> 'x') FROM lines;
