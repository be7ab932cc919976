ATTACH 'ducklake://main' AS lake;
USE lake;
INSERT INTO people BY NAME SELECT email AS mail, name AS person FROM customers;
