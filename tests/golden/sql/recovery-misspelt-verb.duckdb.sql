ATTACH 'ducklake://main' AS lake;
USE lake;
SELEC * FROM orders;
