// Stores usages. The counters of jobs are not part of the rows; a new usage starts with zeros.
UNWIND $rows AS row
MERGE (u:Usage {key: row.key})
ON CREATE SET u.jobCount = 0, u.readJobCount = 0, u.writeJobCount = 0
SET u += row
RETURN count(u)
