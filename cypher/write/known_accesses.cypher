// for DID_READ, DID_WRITE, DID_REFERENCE
// The accesses that jobs have within spans of time.
UNWIND $rows AS row
MATCH (j:Job {key: row.key})-[r:$Label]->()
WHERE r.job = row.key AND r.at >= row.from AND r.at <= row.to
RETURN collect([r.job, r.asset, r.at, r.access])
