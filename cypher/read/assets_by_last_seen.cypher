// Assets of a workspace by when they were last seen, earliest first, after a position: a bounded number is read, those
// that pass the filter are returned. Those with the instant of the position and the others are separate ranges of the
// index, since only the index compares texts in its own order.
CALL () {
  MATCH (a:Asset)
  USING INDEX a:Asset(workspace, lastSeenAt, uri)
  WHERE a.workspace = $workspace AND a.lastSeenAt = $at AND a.uri > $uri
  RETURN a, a.lastSeenAt AS at, a.uri AS uri ORDER BY a.workspace, at, uri LIMIT $walk
  UNION ALL
  MATCH (a:Asset)
  USING INDEX a:Asset(workspace, lastSeenAt, uri)
  WHERE a.workspace = $workspace AND a.lastSeenAt > $at AND a.uri IS NOT NULL
  RETURN a, a.lastSeenAt AS at, a.uri AS uri ORDER BY a.workspace, at, uri LIMIT $walk
}
WITH a, at, uri LIMIT $walk
WITH at, uri, CASE
    WHEN /* include asset_wanted */
      AND uri STARTS WITH $uriPrefix
    THEN /* include asset_row */
  END AS row
WITH collect([at, uri]) AS walked, collect(row {.*, lastSeenAt: at}) AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN walked[-1] END, rows: rows}
