ATTACH 'ducklake://main' AS lake;
SELECT "from", "order" FROM lake."table" WHERE "select" = 1;
