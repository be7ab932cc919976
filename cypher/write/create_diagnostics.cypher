UNWIND $rows AS row
CREATE (d:Diagnostic)
SET d = row
RETURN count(d)
