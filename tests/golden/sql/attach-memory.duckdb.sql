ATTACH ':memory:' AS scratch;
CREATE TABLE scratch.t (id INTEGER);
INSERT INTO scratch.t VALUES (1);
SELECT * FROM memory.t;
