// Locks a workspace against deletion until the transaction ends, but not against others who do the same: MERGE keeps a
// shared lock on a key that exists. Creates the workspace if it does not exist; returns null if it is being deleted.
MERGE (w:Workspace {key: $key})
ON CREATE SET
  w.name = $workspace, w.workspace = $workspace, w.createdAt = $at, w.revision = $at, w.resourcesKnown = false,
  w.epoch = $epoch
RETURN CASE WHEN w.name IS NOT NULL THEN {
  storages: w.storagesJson, resourcesKnown: w.resourcesKnown, prunedBefore: w.jobsPrunedBefore
} END
