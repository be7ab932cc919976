// Whether there are workspaces of these names, in the order of $requests.
UNWIND $requests AS name
OPTIONAL MATCH (w:Workspace {name: name})
RETURN collect(w IS NOT NULL)
