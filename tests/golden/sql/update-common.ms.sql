WITH late AS (SELECT o.id, o.total, s.fee FROM orders o JOIN stage s ON s.id = o.id) UPDATE late SET total = fee;
WITH first AS (SELECT id FROM queue WHERE id < 3) DELETE FROM first;
