// Workspaces by name, from $from on.
MATCH (w:Workspace)
WHERE w.name >= $from
WITH w ORDER BY w.name LIMIT $walk
WITH collect(w.name) AS walked
RETURN {
  stopped: CASE WHEN size(walked) = $walk THEN [walked[-1]] END,
  rows: [name IN walked | {name: name}]
}
