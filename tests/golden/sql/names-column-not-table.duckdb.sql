ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT o.address.city, o.id FROM orders AS o WHERE o.address.zip = '1000';
