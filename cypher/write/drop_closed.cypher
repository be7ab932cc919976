// Deletes the node of a closed workspace.
MATCH (w:Workspace {key: $key}) WHERE w.closedAt = $closedAt
DELETE w
RETURN count(*)
