ATTACH 'ducklake://main' AS lake;
PREPARE put AS INSERT INTO lake.orders VALUES ($1, $2);
EXECUTE put(1, 2.5);
