// for DID_READ, DID_WRITE, DID_REFERENCE
// The stored accesses of jobs within spans of time.
UNWIND $rows AS row
MATCH (:Job {key: row.key})-[r:$Label]->(:Asset)
USING INDEX r:$Label(job, at, asset, access)
WHERE r.job = row.key AND r.at >= row.from AND r.at <= row.to AND r.asset IS NOT NULL AND r.access IS NOT NULL
RETURN collect([r.job, r.asset, r.at, r.access])
