ATTACH 'ducklake' AS lake; WITH s AS (SELECT * FROM lake.sales) PIVOT s ON y USING sum(a)
