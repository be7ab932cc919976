// Usages of runnables by asset; a request is [runnables, uri, usage]: the position after which they begin.
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
  WITH u ORDER BY u.uri, u.key LIMIT $walk
  WITH collect(u) AS walked
  WITH walked, [u IN walked
    WHERE ($filter.reads IS NULL OR u.reads = $filter.reads)
      AND ($filter.writes IS NULL OR u.writes = $filter.writes)
      AND ($filter.accesses IS NULL OR u.access IN $filter.accesses)
      AND ($filter.evidence IS NULL OR any(e IN u.evidence WHERE e IN $filter.evidence))
      AND ($filter.kinds IS NULL OR u.kind IN $filter.kinds)
      AND ($filter.columns IS NULL OR any(c IN u.columnNames WHERE c IN $filter.columns))
      AND ($filter.runnable IS NULL OR u.runnable = $filter.runnable)
      AND ($filter.pathPrefix IS NULL OR u.path STARTS WITH $filter.pathPrefix) |
    u {
      .key, .asset, .runnable, .runnableKind, .path, .uri, .kind, .rank, .access, .inferredAccess, .evidence,
      .occurrenceCount, .firstSeenAt, .lastSeenAt, .retiredAt, .decidedAccess, .decidedBy, .decidedAt, .decisionNote
    }] AS rows
  RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].uri, walked[-1].key] END, rows: rows} AS answer
}
RETURN collect(answer)
