// Holds back deployments and whoever else changes more than jobs and counts, until this transaction is done. The
// revision stays: what a deployment planned still holds.
MATCH (w:Workspace {key: $key})
SET w.jobsAt = $at
RETURN w.revision
