// Which of these names are those of workspaces.
UNWIND $names AS name
MATCH (w:Workspace {name: name})
RETURN collect(w.name)
