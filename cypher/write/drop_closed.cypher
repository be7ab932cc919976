// Deletes the node of a closed workspace.
MATCH (w:Workspace {key: $key}) WHERE w.name IS NULL
DELETE w
RETURN count(*)
