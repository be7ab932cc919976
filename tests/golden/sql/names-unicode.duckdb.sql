ATTACH 'ducklake://main' AS lake;
SELECT * FROM lake.größen;
SELECT * FROM lake."注文";
