// Does nothing if another deployment has changed the storages in between.
MATCH (w:Workspace {key: $key, revision: $revision})
SET w.epoch = $epoch
RETURN w.epoch
