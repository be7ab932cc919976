UNWIND $rows AS key
MATCH (d:Diagnostic {runnable: key})
DELETE d
RETURN count(d)
