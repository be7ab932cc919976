// Assets of a workspace by when they were first seen, earliest first, after a position: a walk, and the rows of it
// that pass the filter. Those of its instant and the others are two ranges of the index, which
// alone compares texts as it orders them.
CALL () {
  MATCH (a:Asset)
  USING INDEX a:Asset(workspace, firstSeenAt, uri)
  WHERE a.workspace = $workspace AND a.firstSeenAt = $at AND a.uri > $uri
  RETURN a ORDER BY a.workspace, a.firstSeenAt, a.uri LIMIT $walk
  UNION ALL
  MATCH (a:Asset)
  USING INDEX a:Asset(workspace, firstSeenAt, uri)
  WHERE a.workspace = $workspace AND a.firstSeenAt > $at AND a.uri IS NOT NULL
  RETURN a ORDER BY a.workspace, a.firstSeenAt, a.uri LIMIT $walk
}
WITH a LIMIT $walk
WITH collect(a) AS walked
WITH walked, [a IN walked
  WHERE ($includeUnused OR a.used)
    AND ($kinds IS NULL OR a.kind IN $kinds)
    AND ($isPattern IS NULL OR a.isPattern = $isPattern)
    AND a.uri STARTS WITH $uriPrefix |
  /* include asset_row */] AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].firstSeenAt, walked[-1].uri] END, rows: rows}
