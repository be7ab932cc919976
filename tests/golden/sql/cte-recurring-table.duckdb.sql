ATTACH 'ducklake' AS lake; USE lake; WITH RECURSIVE t(a,b) USING KEY (a) AS (SELECT a,b FROM base UNION SELECT t.a, e.b FROM t JOIN edges e USING (a) JOIN recurring.t r ON true) SELECT * FROM t
