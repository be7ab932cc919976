// The earlier accesses of jobs, grouped by asset.
UNWIND $rows AS key
MATCH (:Job {key: key})-[r:DID_READ|DID_WRITE|DID_REFERENCE]->(a:Asset)
WITH r.job AS job, a.key AS asset, a.uri AS uri, r.access AS access, r.evidence AS evidence, min(r.at) AS first,
  max(r.at) AS last
RETURN collect([job, asset, uri, access, evidence, first, last])
