SELECT * FROM shop.__TABLES__ JOIN `p.shop.__TABLES_SUMMARY__` USING (table_id) JOIN shop.orders ON true;
