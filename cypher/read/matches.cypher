// The assets that a pattern matches, by URI, from a URI on; a request is [asset, from].
UNWIND $requests AS request
CALL (request) {
  MATCH (:Asset {key: request[0]})-[:MATCHES]->(a:Asset)
  WHERE a.uri >= request[1]
  WITH a ORDER BY a.uri LIMIT $walk
  WITH collect(a) AS walked
  WITH walked, [a IN walked
    WHERE a.used |
    /* include asset_row */] AS rows
  RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].uri] END, rows: rows} AS answer
}
RETURN collect(answer)
