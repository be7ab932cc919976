UNWIND $rows AS key
MATCH (a:Asset {key: key})
SET a.lastSeenAt = $at
RETURN count(a)
