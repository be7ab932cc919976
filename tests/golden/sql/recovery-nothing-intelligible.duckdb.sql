ATTACH 'ducklake://main' AS lake;
USE lake;
SELEC * FRM customers;
