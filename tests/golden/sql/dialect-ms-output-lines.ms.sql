DELETE FROM orders OUTPUT deleted.id INTO archive
INSERT INTO facts (id) SELECT id FROM stage
