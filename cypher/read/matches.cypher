// The assets that a pattern matches, and others, by URI, from a URI on; a request is [asset, others, from]. They are
// sorted by computed texts: Neo4j compares stored texts in memory in another order than in an index.
UNWIND $requests AS request
CALL (request) {
  CALL (request) {
    MATCH (:Asset {key: request[0]})-[:MATCHES]->(a:Asset)
    RETURN a
    UNION
    UNWIND request[1] AS other
    MATCH (a:Asset {key: other})
    RETURN a
  }
  WITH request, a, a.uri + '' AS uri
  WHERE uri >= request[2]
  WITH a, uri ORDER BY uri LIMIT $walk
  WITH collect(a) AS walked
  WITH walked, [a IN walked
    WHERE a.used |
    /* include asset_row */] AS rows
  RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].uri] END, rows: rows} AS answer
}
RETURN collect(answer)
