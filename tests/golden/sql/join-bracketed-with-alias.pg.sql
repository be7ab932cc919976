SELECT x.id, y.total FROM (a JOIN b USING (id)) x JOIN (SELECT 1 AS total) y ON true;
SELECT c.v, d.w FROM ((c JOIN d ON c.i = d.i) JOIN e ON e.i = d.i) LEFT JOIN ((f)) ON true;
