ATTACH '$res:u/ana/warehouse' (TYPE postgres);
SELECT * FROM warehouse.stock;
