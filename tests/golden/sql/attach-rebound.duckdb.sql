ATTACH 'ducklake://january' AS m;
SELECT * FROM m.sales;
DETACH m;
ATTACH 'ducklake://february' AS m;
SELECT * FROM m.sales;
