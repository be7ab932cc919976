MERGE TOP (10) PERCENT INTO orders AS t USING stage AS s ON t.id = s.id
WHEN MATCHED THEN UPDATE SET t.total = s.total
OUTPUT $action, inserted.id INTO audit;
