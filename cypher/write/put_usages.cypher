UNWIND $rows AS row
MERGE (u:Usage {key: row.key})
SET u += row
RETURN count(u)
