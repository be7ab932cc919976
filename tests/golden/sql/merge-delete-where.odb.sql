MERGE INTO orders t USING stage s ON (t.id = s.id)
WHEN MATCHED THEN UPDATE SET t.total = s.total WHERE s.day > 1 DELETE WHERE t.total IN (SELECT total FROM gone)
WHEN NOT MATCHED THEN INSERT (id) VALUES (s.id) WHERE s.id NOT IN (SELECT id FROM blocked);
