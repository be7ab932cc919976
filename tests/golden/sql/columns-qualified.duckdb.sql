ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT o.id, c.name, customers_eu.vat FROM orders AS o JOIN customers AS c ON c.id = o.customer_id JOIN customers_eu ON customers_eu.id = c.id;
