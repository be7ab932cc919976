// Jobs of runnables, newest first, after a position: a bounded number is read, those that pass the filter are returned.
// A request is [runnable, since, at, key].
UNWIND $requests AS request
CALL (request) {
  MATCH (j:Job {runnable: request[0]})
  USING INDEX j:Job(runnable, createdAt, key)
  WHERE
    j.key IS NOT NULL AND // for Neo4j's index
    j.createdAt >= request[1] AND j.createdAt <= request[2]
    AND CASE WHEN j.createdAt < request[2] THEN true ELSE j.key < request[3] END
  WITH j ORDER BY
    j.runnable DESC, // for Neo4j's index
    j.createdAt DESC, j.key DESC LIMIT $walk
  WITH collect([j.createdAt, j.key]) AS walked,
    collect(CASE WHEN $statuses IS NULL OR j.status IN $statuses THEN /* include job_row */ END) AS rows
  RETURN {stopped: CASE WHEN size(walked) = $walk THEN walked[-1] END, rows: rows} AS answer
}
RETURN collect(answer)
