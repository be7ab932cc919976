// Makes jobs of which nothing is told yet, in the order of their keys: the parents and roots of others. A row
// is [key, id].
UNWIND $rows AS row
MERGE (j:Job {key: row[0]})
ON CREATE SET j.workspace = $workspace, j.jobId = row[1], j.createdAt = $at, j.recordedAt = $at, j.told = false
RETURN count(*)
