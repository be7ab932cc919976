// Steps of flows, in order, after a position; a request is [flow, position].
UNWIND $requests AS request
CALL (request) {
  MATCH (n:Step {flow: request[0]})
  USING INDEX n:Step(flow, position)
  WHERE n.position > request[1]
  WITH n, n.position AS position ORDER BY n.flow, position LIMIT $walk
  WITH collect(position) AS walked, collect(CASE WHEN n.live THEN n {
      .key, .path, .summary, .live, .stepId, .stepKind, .language, .flow, .parent, .runsKind, .runsPath,
      position: position
    } END) AS rows
  RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1]] END, rows: rows} AS answer
}
RETURN collect(answer)
