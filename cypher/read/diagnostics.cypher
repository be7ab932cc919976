// Diagnostics of a workspace by path, from $from to before $to: a bounded number is read, those that pass the filter
// are returned.
MATCH (d:Diagnostic)
USING INDEX d:Diagnostic(workspace, rank)
WHERE d.workspace = $workspace AND d.rank >= $from AND d.rank < $to
WITH d, d.rank AS rank ORDER BY d.workspace, rank LIMIT $walk
WITH collect(rank) AS walked, collect(CASE
    WHEN ($severities IS NULL OR d.severity IN $severities)
      AND ($codes IS NULL OR d.code IN $codes)
    THEN /* include diagnostic_row */
  END) AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1]] END, rows: rows}
