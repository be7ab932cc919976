// Takes the jobs of a batch, in the order of their keys: what they hold is read behind their locks. Those that nobody
// told of are made. One that was removed while its lock was waited for is left out.
UNWIND $rows AS row
MERGE (j:Job {key: row.key})
ON CREATE SET j.workspace = $workspace, j.jobId = row.jobId, j.createdAt = $at, j.told = false
WITH j, j.recordedAt IS NULL AS isNew
SET j.recordedAt = $at
WITH j, isNew WHERE j:Job
RETURN collect(j {
  .key, .runnable, .runnableKind, .runnablePath, .status, .createdAt, .told, .startedAt, .endedAt, .parent, .root,
  .tracked, .usages, .usagesRead, .usagesWritten, isNew: isNew
})
