// Assets of a workspace by when they were first seen, earliest first, after a position: a walk, and the rows of it
// that pass the filter.
MATCH (a:Asset)
USING INDEX a:Asset(workspace, firstSeenAt, uri)
WHERE a.workspace = $workspace AND a.firstSeenAt >= $at AND NOT (a.firstSeenAt = $at AND a.uri <= $uri) AND a.uri IS NOT NULL
WITH a ORDER BY a.workspace, a.firstSeenAt, a.uri LIMIT $walk
WITH collect(a) AS walked
WITH walked, [a IN walked
  WHERE ($includeUnused OR a.used)
    AND ($kinds IS NULL OR a.kind IN $kinds)
    AND ($isPattern IS NULL OR a.isPattern = $isPattern)
    AND a.uri STARTS WITH $uriPrefix |
  /* include asset_row */] AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].firstSeenAt, walked[-1].uri] END, rows: rows}
