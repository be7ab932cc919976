ATTACH 'ducklake://main' AS lake;
USE lake;
CREATE TEMP VIEW paid AS SELECT * FROM orders WHERE paid;
SELECT * FROM paid JOIN customers USING (id);
