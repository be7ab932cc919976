// Usages of runnables, ordered by asset; a request is [runnables, uri, usage], the position after which to begin.
// DISTINCT, because Neo4j finds a usage that retires in between both live and retired.
UNWIND $requests AS request
CALL (request) {
  UNWIND request[0] AS runnable
  UNWIND $live AS live
  CALL (request, runnable, live) {
    MATCH (u:Usage {runnable: runnable, live: live})
    WHERE u.uri >= request[1]
      AND NOT (u.uri = request[1] AND u.key <= request[2])
    RETURN u ORDER BY u.runnable, u.live, u.uri LIMIT $walk
  }
  WITH DISTINCT u ORDER BY u.uri, u.key LIMIT $walk
  WITH collect(u) AS walked
  WITH walked, [u IN walked
    WHERE /* include usage_filter */ |
    /* include usage_row */] AS rows
  RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].uri, walked[-1].key] END, rows: rows} AS answer
}
RETURN collect(answer)
