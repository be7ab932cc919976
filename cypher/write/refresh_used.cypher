// Updates which assets are used: those that something live uses, contains or matches, and their neighbours.
UNWIND $rows AS key
MATCH (a:Asset {key: key})
OPTIONAL MATCH (a)-[:CONTAINS|MATCHES]-(n:Asset)
WITH collect(DISTINCT a) + collect(DISTINCT n) AS touched
UNWIND touched AS t
WITH DISTINCT t
WITH t, t.direct OR EXISTS { MATCH (t)-[:CONTAINS|MATCHES]-(n:Asset) WHERE n.direct } AS used
WHERE t.used <> used
SET t.used = used
RETURN count(t)
