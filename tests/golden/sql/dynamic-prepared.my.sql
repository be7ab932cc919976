SET @t = 'orders_2024';
SET @sql = CONCAT('INSERT INTO archive SELECT * FROM ', @t);
PREPARE s FROM @sql;
EXECUTE s;
