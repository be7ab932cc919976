// Locks the jobs of a batch in the order of their keys, creates missing ones, and reads them under the lock. One that
// was deleted while waiting for its lock is left out. A row is [key, id].
UNWIND $rows AS row
MERGE (j:Job {key: row[0]})
ON CREATE SET j.workspace = $workspace, j.jobId = row[1], j.createdAt = $at, j.told = false
WITH j, j.recordedAt IS NULL AS isNew
SET j.recordedAt = $at
WITH j, isNew WHERE j:Job
RETURN collect(CASE WHEN isNew THEN {key: j.key, createdAt: $at, told: false, isNew: true} ELSE j {
  .key, .runnable, .runnableKind, .runnablePath, .status, .createdAt, .told, .startedAt, .endedAt, .parent, .root,
  .tracked, .usages, isNew: false
} END)
