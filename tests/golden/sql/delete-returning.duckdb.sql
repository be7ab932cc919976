ATTACH 'datatable://main' AS shop;
USE shop;
DELETE FROM queue WHERE id = 3 RETURNING payload;
