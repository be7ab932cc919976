ATTACH 'ducklake://main' AS lake;
USE lake;
MERGE INTO stock AS t USING (SELECT sku, max(n) AS n FROM stock GROUP BY sku) AS s ON s.sku = t.sku
WHEN MATCHED THEN UPDATE SET n = s.n;
