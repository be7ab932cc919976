UNWIND $rows AS key
MATCH (p:Asset {key: key})
SET p.isWide = true
WITH p
MATCH (p)-[m:MATCHES]-()
DELETE m
RETURN count(m)
