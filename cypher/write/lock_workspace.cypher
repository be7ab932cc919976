// Holds back deployments and whoever else changes more than jobs and counts, until this transaction is done. The
// revision stays: what a deployment planned still holds.
MERGE (w:Workspace {key: $key})
ON CREATE SET
  w.name = $name, w.workspace = $name, w.createdAt = $at, w.revision = 0, w.resourcesKnown = false, w.epoch = $epoch
SET w.jobsAt = $at
RETURN w.revision
