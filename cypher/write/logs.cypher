// The workspaces that have a log.
MATCH (l:Log)
RETURN collect(l.workspace)
