UNWIND $rows AS key
MATCH (d:Diagnostic {runnable: key}) WHERE d.rank IS NOT NULL
DELETE d
RETURN count(d)
