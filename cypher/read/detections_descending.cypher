// Detections of a workspace, newest first, between two sequence numbers: a bounded number is read, those that pass the
// filter are returned.
MATCH (d:Detection)
USING INDEX d:Detection(workspace, sequence)
WHERE d.workspace = $workspace AND d.sequence > $after AND d.sequence < $before
WITH d, d.sequence AS sequence ORDER BY d.workspace DESC, sequence DESC LIMIT $walk
WITH collect(sequence) AS walked, collect(CASE
    WHEN /* include detection_wanted */
    THEN /* include detection_row */
  END) AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1]] END, rows: rows}
