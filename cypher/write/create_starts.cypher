UNWIND $rows AS row
CREATE (s:Start)
SET s = row
RETURN count(s)
