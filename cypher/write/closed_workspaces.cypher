// The names of the workspaces that are being deleted.
MATCH (w:Workspace) WHERE w.name IS NULL
RETURN collect(w.workspace)
