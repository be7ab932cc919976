UNWIND $rows AS row
MATCH (j:Job {key: row.key})
SET j += row
RETURN count(j)
