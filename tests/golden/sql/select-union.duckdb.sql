ATTACH 'ducklake://main' AS lake;
SELECT id FROM lake.a
UNION ALL
SELECT id FROM lake.b
EXCEPT
SELECT id FROM lake.c
INTERSECT
SELECT id FROM lake.d;
