// Detections of a workspace, newest first, before a sequence number: a walk, and the rows of it that pass the filter.
MATCH (d:Detection)
USING INDEX d:Detection(workspace, sequence)
WHERE d.workspace = $workspace AND d.sequence < $sequence
WITH d ORDER BY d.workspace DESC, d.sequence DESC LIMIT $walk
WITH collect(d) AS walked
WITH walked, [d IN walked
  WHERE ($changes IS NULL OR d.change IN $changes)
    AND ($kinds IS NULL OR d.kind IN $kinds)
    AND ($evidence IS NULL OR d.evidence IN $evidence)
    AND ($uriPrefix IS NULL OR d.uri STARTS WITH $uriPrefix)
    AND ($pathPrefix IS NULL OR d.runnablePath STARTS WITH $pathPrefix) |
  /* include detection_row */] AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].sequence] END, rows: rows}
