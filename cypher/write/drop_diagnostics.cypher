UNWIND $rows AS key
MATCH (d:Diagnostic {key: key})
DELETE d
RETURN count(d)
