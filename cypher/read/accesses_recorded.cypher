// Accesses of jobs that were recorded since an instant, with the time of recording, the asset's URI and the job's
// runnable; READ_WRITE has two rows. The type is read last: an edge that is deleted concurrently no longer has one.
UNWIND $jobs AS job
MATCH (j:Job {key: job})-[r:DID_READ|DID_WRITE|DID_REFERENCE]->(a:Asset)
WHERE r.recordedAt >= $since
RETURN collect(head([row IN [{
  job: r.job, asset: r.asset, at: r.at, access: r.access, evidence: r.evidence, columnsJson: r.columnsJson,
  recordedAt: r.recordedAt, uri: a.uri, runnable: j.runnable
}] WHERE type(r) IS NOT NULL]))
