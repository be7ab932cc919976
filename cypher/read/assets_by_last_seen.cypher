// Assets of a workspace by when they were last seen, earliest first, after a position: a walk, and the rows of it
// that pass the filter.
MATCH (a:Asset)
USING INDEX a:Asset(workspace, lastSeenAt, uri)
WHERE a.workspace = $workspace AND a.lastSeenAt >= $at AND NOT (a.lastSeenAt = $at AND a.uri <= $uri) AND a.uri IS NOT NULL
WITH a ORDER BY a.workspace, a.lastSeenAt, a.uri LIMIT $walk
WITH collect(a) AS walked
WITH walked, [a IN walked
  WHERE ($includeUnused OR a.used)
    AND ($kinds IS NULL OR a.kind IN $kinds)
    AND ($isPattern IS NULL OR a.isPattern = $isPattern)
    AND a.uri STARTS WITH $uriPrefix |
  /* include asset_row */] AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].lastSeenAt, walked[-1].uri] END, rows: rows}
