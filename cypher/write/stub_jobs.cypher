// Makes jobs of which nothing is told yet, in the order of their keys: the parents and roots of others.
UNWIND $rows AS row
MERGE (j:Job {key: row.key})
ON CREATE SET j.workspace = $workspace, j.jobId = row.jobId, j.createdAt = $at, j.recordedAt = $at, j.told = false
RETURN count(*)
