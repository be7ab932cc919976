// Taking the revision holds every other deployment to this workspace until this one is done. Revisions count from the
// time of creation, so that a workspace never has one of a deleted workspace of the same name. Returns the revision
// before, 0 if the workspace is created now, and null if it is being deleted.
MERGE (w:Workspace {key: $key})
ON CREATE SET w.name = $name, w.workspace = $name, w.createdAt = $at, w.revision = $at, w.resourcesKnown = false
ON MATCH SET w.revision = w.revision + 1
RETURN CASE w.revision WHEN w.createdAt THEN 0 ELSE w.revision - 1 END
