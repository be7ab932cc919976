// Deletes the matches of wide patterns. Returns the assets that they were linked to.
UNWIND $rows AS key
MATCH (p:Asset {key: key})
SET p.isWide = true
WITH p
MATCH (p)-[m:MATCHES]-(a:Asset)
DELETE m
RETURN collect(DISTINCT a.key)
