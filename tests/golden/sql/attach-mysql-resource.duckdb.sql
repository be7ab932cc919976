ATTACH '$res:f/shop/mysql' AS my (TYPE mysql);
SELECT * FROM my.inventory.stock;
