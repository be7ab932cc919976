// Assets of a workspace by URI, from $from to before $to: a bounded number is read, those that pass the filter are
// returned.
MATCH (a:Asset)
USING INDEX a:Asset(workspace, uri)
WHERE a.workspace = $workspace AND a.uri >= $from AND a.uri < $to
WITH a ORDER BY a.workspace, a.uri LIMIT $walk
WITH collect(a) AS walked
WITH walked, [a IN walked
  WHERE /* include asset_wanted */ |
  /* include asset_row */] AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].uri] END, rows: rows}
