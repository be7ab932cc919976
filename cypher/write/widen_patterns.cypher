// Patterns that keep no edges from now on. Answers what they were joined with.
UNWIND $rows AS key
MATCH (p:Asset {key: key})
SET p.isWide = true
WITH p
MATCH (p)-[m:MATCHES]-(a:Asset)
DELETE m
RETURN collect(DISTINCT a.key)
