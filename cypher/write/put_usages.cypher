// What jobs count of a usage is theirs alone: it begins with nothing.
UNWIND $rows AS row
MERGE (u:Usage {key: row.key})
ON CREATE SET u.jobCount = 0, u.readJobCount = 0, u.writeJobCount = 0
SET u += row
RETURN count(u)
