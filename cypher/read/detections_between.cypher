// Detections of a workspace after one sequence number and up to another: the numbers of all, and the rows that pass the
// filter.
MATCH (d:Detection)
USING INDEX d:Detection(workspace, sequence)
WHERE d.workspace = $workspace AND d.sequence > $after AND d.sequence <= $through
WITH d, d.sequence AS sequence ORDER BY d.workspace, sequence
WITH d, sequence, CASE
    WHEN /* include detection_wanted */
    THEN /* include detection_row */
  END AS row
RETURN {numbers: collect(CASE WHEN d:Detection THEN sequence END), rows: collect(row)}
