// Locks a closed workspace until the transaction ends: neither can it disappear, nor a new one be created.
MATCH (w:Workspace {key: $key}) WHERE w.name IS NULL
SET w.closedAt = $at
RETURN count(w)
