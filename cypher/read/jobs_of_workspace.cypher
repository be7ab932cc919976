// Jobs of a workspace, newest first, after a position: a walk, and the rows of it that pass the filter.
MATCH (j:Job)
USING INDEX j:Job(workspace, createdAt, key)
WHERE j.workspace = $workspace AND j.createdAt >= $since AND j.createdAt <= $at AND j.key IS NOT NULL
  AND CASE WHEN j.createdAt < $at THEN true ELSE j.key < $key END
WITH j ORDER BY j.workspace DESC, j.createdAt DESC, j.key DESC LIMIT $walk
WITH collect(j) AS walked
WITH walked, [j IN walked
  WHERE $statuses IS NULL OR j.status IN $statuses |
  /* include job_row */] AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].createdAt, walked[-1].key] END, rows: rows}
