ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE VIEW paid AS SELECT * FROM orders WHERE paid;
