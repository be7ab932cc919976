ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM orders;
SELEC * FRM customers;
SELECT * FROM visits;
