UPDATE (SELECT e.sal, d.bonus FROM emp e JOIN dept d ON e.dept = d.id) SET sal = sal + bonus;
UPDATE (SELECT * FROM jobs WHERE open = 1) j SET j.open = 0 WHERE j.day < 3;
DELETE FROM (SELECT * FROM gone WHERE day > 3);
INSERT INTO (SELECT id, name FROM tags WHERE id < 3) VALUES (1, 'a');
MERGE INTO (SELECT * FROM facts) f USING stage s ON (f.id = s.id) WHEN MATCHED THEN UPDATE SET f.x = s.x;
