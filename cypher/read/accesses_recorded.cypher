// What jobs are known to have done since an instant, with when it was recorded, the asset's URI and what the job ran;
// what reads and writes is there twice.
UNWIND $jobs AS job
MATCH (j:Job {key: job})-[r:DID_READ|DID_WRITE|DID_REFERENCE]->(a:Asset)
WHERE r.recordedAt >= $since
RETURN collect({
  job: r.job, asset: r.asset, at: r.at, access: r.access, evidence: r.evidence, columnsJson: r.columnsJson,
  recordedAt: r.recordedAt, uri: a.uri, runnable: j.runnable
})
