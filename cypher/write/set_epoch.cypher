// Only if no other deployment told of other storages since.
MATCH (w:Workspace {key: $key, revision: $revision})
SET w.epoch = $epoch
RETURN w.epoch
