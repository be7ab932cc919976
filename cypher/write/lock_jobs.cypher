// Takes the jobs of a batch, in the order of their keys: what they hold is read behind their locks. Those that nobody
// told of are made, and their parents and roots, which are only looked for.
UNWIND $rows AS row
MERGE (j:Job {key: row.key})
ON CREATE SET
  j.workspace = $workspace, j.jobId = row.jobId, j.createdAt = row.createdAt, j.told = false
WITH row, j, j.recordedAt IS NULL AS isNew
FOREACH (_ IN CASE WHEN isNew OR row.isTold THEN [1] ELSE [] END | SET j.recordedAt = $at)
WITH row, j, isNew WHERE row.isTold
RETURN collect(j {
  .key, .runnable, .runnableKind, .runnablePath, .status, .createdAt, .told, .startedAt, .endedAt, .parent, .root,
  .tracked, .usages, .usagesRead, .usagesWritten, isNew: isNew
})
