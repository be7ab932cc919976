// for Script, Flow, App
// Stored items in the order of their paths, from a place on: a walk that was cut begins again and passes over what is
// done.
MATCH (n:$Label)
WHERE n.workspace = $workspace AND n.live = true AND n.path > $after AND coalesce(n.epoch, '') <> $epoch
  AND n.contentHash IS NOT NULL
WITH n ORDER BY n.workspace, n.live, n.path LIMIT $limit
RETURN collect(n {.*})
