UPDATE emp SET sal = sal * 1.1 WHERE id = 1 RETURN sal INTO :paid;
DELETE FROM dept WHERE id = 1 RETURN name INTO :gone;
INSERT INTO jobs (id) VALUES (1) RETURN id INTO :made;
