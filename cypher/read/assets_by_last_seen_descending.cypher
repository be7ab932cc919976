// Assets of a workspace by when they were last seen, latest first, after a position: a walk, and the rows of it
// that pass the filter. Those of its instant and the others are two ranges of the index, which
// alone compares texts as it orders them.
CALL () {
  MATCH (a:Asset)
  USING INDEX a:Asset(workspace, lastSeenAt, uri)
  WHERE a.workspace = $workspace AND a.lastSeenAt = $at AND a.uri < $uri
  RETURN a, a.lastSeenAt AS at, a.uri AS uri ORDER BY a.workspace DESC, at DESC, uri DESC LIMIT $walk
  UNION ALL
  MATCH (a:Asset)
  USING INDEX a:Asset(workspace, lastSeenAt, uri)
  WHERE a.workspace = $workspace AND a.lastSeenAt < $at AND a.uri IS NOT NULL
  RETURN a, a.lastSeenAt AS at, a.uri AS uri ORDER BY a.workspace DESC, at DESC, uri DESC LIMIT $walk
}
WITH a, at, uri LIMIT $walk
WITH at, uri, CASE
    WHEN /* include asset_wanted */
      AND uri STARTS WITH $uriPrefix
    THEN /* include asset_row */
  END AS row
WITH collect([at, uri]) AS walked, collect(row {.*, lastSeenAt: at}) AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN walked[-1] END, rows: rows}
