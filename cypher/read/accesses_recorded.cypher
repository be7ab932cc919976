// What jobs are known to have done since an instant, with when it was recorded, the asset's URI and what the job ran;
// what reads and writes is there twice. One that is deleted meanwhile has no type any more, which is asked for last.
UNWIND $jobs AS job
MATCH (j:Job {key: job})-[r:DID_READ|DID_WRITE|DID_REFERENCE]->(a:Asset)
WHERE r.recordedAt >= $since
RETURN collect(head([row IN [{
  job: r.job, asset: r.asset, at: r.at, access: r.access, evidence: r.evidence, columnsJson: r.columnsJson,
  recordedAt: r.recordedAt, uri: a.uri, runnable: j.runnable
}] WHERE type(r) IS NOT NULL]))
