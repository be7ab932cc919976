// Those of these names that are workspaces.
UNWIND $requests AS name
OPTIONAL MATCH (w:Workspace {name: name})
RETURN collect(w IS NOT NULL)
