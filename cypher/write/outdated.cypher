// for Script, Flow, App
// Stored items whose analysis is out of date, ordered by path, from a path on. An interrupted walk starts again and
// skips what is done.
MATCH (n:$Label)
WHERE n.workspace = $workspace AND n.live = true AND n.path > $after AND coalesce(n.epoch, '') <> $epoch
  AND n.contentHash IS NOT NULL
WITH n ORDER BY n.workspace, n.live, n.path LIMIT $limit
RETURN collect(n {.*})
