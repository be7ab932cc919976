ATTACH 'datatable://main' AS shop;
USE shop;
UPDATE orders SET paid = true WHERE id = 7 RETURNING id, paid;
