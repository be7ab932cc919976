DELETE FROM orders OUTPUT deleted.id, deleted.total INTO archive (id, total) WHERE id < 5;
UPDATE items SET price = 1 OUTPUT inserted.id INTO audit.[price log] OUTPUT deleted.price WHERE id = 3;
INSERT INTO facts (id) OUTPUT inserted.id INTO @new SELECT id FROM stage;
INSERT INTO days (day) OUTPUT inserted.day INTO #new VALUES (1);
