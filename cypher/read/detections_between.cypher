// Detections of a workspace with numbers after one and up to another: the numbers of all, and the rows that pass the filter.
MATCH (d:Detection)
USING INDEX d:Detection(workspace, sequence)
WHERE d.workspace = $workspace AND d.sequence > $after AND d.sequence <= $through
WITH d ORDER BY d.workspace, d.sequence
WITH collect(d) AS walked
WITH [d IN walked | d.sequence] AS numbers, [d IN walked
  WHERE ($changes IS NULL OR d.change IN $changes)
    AND ($kinds IS NULL OR d.kind IN $kinds)
    AND ($evidence IS NULL OR d.evidence IN $evidence)
    AND ($uriPrefix IS NULL OR d.uri STARTS WITH $uriPrefix)
    AND ($pathPrefix IS NULL OR d.runnablePath STARTS WITH $pathPrefix) |
  /* include detection_row */] AS rows
RETURN {numbers: numbers, rows: rows}
