// for Script, Flow, App, Schedule, Trigger
// Live runnables of a workspace by path, from $from to before $to: a bounded number is read, those that pass the filter
// are returned.
MATCH (n:$Label)
USING INDEX n:$Label(workspace, live, path)
WHERE n.workspace = $workspace AND n.live = true AND n.path >= $from AND n.path < $to
WITH n ORDER BY n.workspace, n.live, n.path LIMIT $walk
WITH collect(n) AS walked
WITH walked, [n IN walked
  WHERE all(word IN $words WHERE n.search CONTAINS word)
    AND ($languages IS NULL OR n.language IN $languages)
    AND ($origin IS NULL OR n.origin = $origin) |
  n {.key, .path, .summary, .live, .language, .contentHash, .deployedAt, .triggerKind, .runsKind, .runsPath}] AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].path] END, rows: rows}
