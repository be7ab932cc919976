ATTACH 'ducklake://main' AS lake;
ATTACH 'datatable://main' AS shop;
SELECT * FROM lake.Orders o JOIN shop.sales."Lines" l ON (;
