// Blocks deployments, and other batches that change more than jobs and counters, until the end of the transaction. The
// revision does not change: what a deployment has planned stays valid.
MATCH (w:Workspace {key: $key})
SET w.jobsAt = $at
RETURN w.revision
