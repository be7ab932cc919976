// The number of diagnostics of a workspace that pass the filter.
MATCH (d:Diagnostic)
WHERE d.workspace = $workspace AND d.rank >= $from AND d.rank < $to
  AND ($severities IS NULL OR d.severity IN $severities)
  AND ($codes IS NULL OR d.code IN $codes)
RETURN count(d)
