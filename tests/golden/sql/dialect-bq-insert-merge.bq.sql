-- database f/shop/bigquery
INSERT INTO shop.log (at) VALUES (CURRENT_TIMESTAMP());
MERGE INTO shop.stock T USING shop.deliveries S ON T.sku = S.sku
WHEN MATCHED THEN UPDATE SET n = S.n
WHEN NOT MATCHED BY TARGET THEN INSERT ROW;
