// The tables of a database, by URI, from a URI on; a request is [asset, from].
UNWIND $requests AS request
CALL (request) {
  MATCH (a:Asset {container: request[0]})
  WHERE a.uri >= request[1]
  WITH a ORDER BY a.container, a.uri LIMIT $walk
  WITH collect(a) AS walked
  WITH walked, [a IN walked
    WHERE a.used |
    /* include asset_row */] AS rows
  RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].uri] END, rows: rows} AS answer
}
RETURN collect(answer)
