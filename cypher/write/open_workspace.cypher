// Taking the revision holds every other deployment to this workspace until this one is done.
MERGE (w:Workspace {key: $key})
ON CREATE SET w.name = $name, w.workspace = $name, w.createdAt = $at, w.revision = 0, w.resourcesKnown = false
SET w.revision = w.revision + 1
RETURN w.revision - 1
