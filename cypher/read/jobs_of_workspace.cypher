// Jobs of a workspace, newest first, after a position: a bounded number is read, those that pass the filter are
// returned.
MATCH (j:Job)
USING INDEX j:Job(workspace, createdAt, key)
WHERE
  j.key IS NOT NULL AND // for Neo4j's index
  j.workspace = $workspace AND j.createdAt >= $since AND j.createdAt <= $at
  AND CASE WHEN j.createdAt < $at THEN true ELSE j.key < $key END
WITH j ORDER BY
  j.workspace DESC, // for Neo4j's index
  j.createdAt DESC, j.key DESC LIMIT $walk
WITH collect([j.createdAt, j.key]) AS walked,
  collect(CASE WHEN $statuses IS NULL OR j.status IN $statuses THEN /* include job_row */ END) AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN walked[-1] END, rows: rows}
