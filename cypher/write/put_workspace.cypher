MATCH (w:Workspace {key: $key})
SET w += $properties
RETURN w.key
