// The workspaces that are being deleted, as [name, since when].
MATCH (w:Workspace) WHERE w.name IS NULL
RETURN collect([w.workspace, w.closedAt])
