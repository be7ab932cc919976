// Increments the revision, which blocks other deployments to this workspace until the end of the transaction.
MERGE (w:Workspace {key: $key})
ON CREATE SET w.name = $name, w.workspace = $name, w.createdAt = $at, w.revision = $at, w.resourcesKnown = false
ON MATCH SET w.revision = w.revision + 1
RETURN CASE w.revision WHEN w.createdAt THEN 0 ELSE w.revision - 1 END
