// Steps of flows in their order, after a position; a request is [flow, position].
UNWIND $requests AS request
CALL (request) {
  MATCH (n:Step {flow: request[0]})
  USING INDEX n:Step(flow, position)
  WHERE n.position > request[1]
  WITH n ORDER BY n.flow, n.position LIMIT $walk
  WITH collect(n) AS walked
  WITH walked, [n IN walked
    WHERE n.live |
    n {.key, .path, .summary, .live, .stepId, .stepKind, .language, .flow, .parent, .runsKind, .runsPath, .position}] AS rows
  RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].position] END, rows: rows} AS answer
}
RETURN collect(answer)
