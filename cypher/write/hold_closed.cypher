// Locks a workspace closed at an instant until the transaction ends: neither can it disappear, nor a new one be created.
MATCH (w:Workspace {key: $key}) WHERE w.closedAt = $closedAt
SET w.heldAt = $at
RETURN count(w)
