// Creates jobs that are known only as parents and roots of others, in the order of their keys. A row is [key, id].
UNWIND $rows AS row
MERGE (j:Job {key: row[0]})
ON CREATE SET j.workspace = $workspace, j.jobId = row[1], j.createdAt = $at, j.recordedAt = $at, j.told = false
RETURN count(*)
