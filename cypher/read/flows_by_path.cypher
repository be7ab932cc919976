// Live flows of a workspace by path, from $from on, below $to: a walk, and the rows of it that pass the filter.
MATCH (n:Flow)
USING INDEX n:Flow(workspace, live, path)
WHERE n.workspace = $workspace AND n.live = true AND n.path >= $from AND n.path < $to
WITH n ORDER BY n.workspace, n.live, n.path LIMIT $walk
WITH collect(n) AS walked
WITH walked, [n IN walked
  WHERE ($languages IS NULL OR false)
    AND ($origin IS NULL OR n.origin = $origin) |
  n {.key, .path, .summary, .live, .contentHash, .deployedAt}] AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].path] END, rows: rows}
