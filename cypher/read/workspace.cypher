// The workspace of this name.
MATCH (w:Workspace {name: $name})
RETURN {name: w.name}
