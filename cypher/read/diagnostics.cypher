// Diagnostics of a workspace by path, from $from on, below $to: a walk, and the rows of it that pass the filter.
MATCH (d:Diagnostic)
USING INDEX d:Diagnostic(workspace, rank)
WHERE d.workspace = $workspace AND d.rank >= $from AND d.rank < $to
WITH d ORDER BY d.workspace, d.rank LIMIT $walk
WITH collect(d) AS walked
WITH walked, [d IN walked
  WHERE ($severities IS NULL OR d.severity IN $severities)
    AND ($codes IS NULL OR d.code IN $codes) |
  d {.rank, .severity, .code, .message, .path, .pointer, .spanJson}] AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].rank] END, rows: rows}
