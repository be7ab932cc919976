ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT ARRAY(SELECT tag FROM tags WHERE tags.id = o.id) AS tags FROM orders o;
