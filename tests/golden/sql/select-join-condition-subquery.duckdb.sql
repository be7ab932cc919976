ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM orders o JOIN customers c ON c.id = (SELECT min(id) FROM aliases a WHERE a.ref = o.ref);
