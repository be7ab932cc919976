ATTACH 'ducklake://main' AS lake;
USE lake;
UPDATE orders AS o SET rate = r.rate FROM rates AS r WHERE r.day = o.day;
