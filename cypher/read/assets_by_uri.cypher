// Assets of a workspace by URI, from $from on, below $to: a walk, and the rows of it that pass the filter.
MATCH (a:Asset)
USING INDEX a:Asset(workspace, uri)
WHERE a.workspace = $workspace AND a.uri >= $from AND a.uri < $to
WITH a ORDER BY a.workspace, a.uri LIMIT $walk
WITH collect(a) AS walked
WITH walked, [a IN walked
  WHERE /* include asset_wanted */ |
  /* include asset_row */] AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].uri] END, rows: rows}
