ATTACH 'ducklake' AS lake;
FROM lake.a;
