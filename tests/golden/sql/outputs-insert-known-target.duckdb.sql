ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TABLE people (person VARCHAR, mail VARCHAR);
INSERT INTO people SELECT name, email FROM customers;
