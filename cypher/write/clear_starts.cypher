UNWIND $rows AS key
MATCH (s:Start {starter: key})
DELETE s
RETURN count(s)
