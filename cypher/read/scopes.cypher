// The scopes of assets; a request is [key, workspace, prefixes]. Returns what edges link to the asset, and the patterns
// with one of the prefixes that have no edge to it: wide ones, or all if the asset is not stored.
UNWIND $requests AS request
OPTIONAL MATCH (n:Asset {key: request[0]})
WITH request, n IS NOT NULL AS known, coalesce(n.isWide, false) AS wide
CALL (request) {
  OPTIONAL MATCH (:Asset {key: request[0]})-[:MATCHES]-(a:Asset)
  RETURN collect(a.key) AS matching
}
CALL (request) {
  OPTIONAL MATCH (:Asset {key: request[0]})-[:CONTAINS]-(a:Asset)
  RETURN collect(a.key) AS contained
}
CALL (request, known) {
  UNWIND request[2] AS prefix
  MATCH (a:Asset {workspace: request[1], prefix: prefix})
  WHERE a.isWide OR NOT known
  RETURN collect({key: a.key, kind: a.kind, path: a.path}) AS patterns
}
WITH {known: known, wide: wide, matching: matching, contained: contained, patterns: patterns} AS answer
RETURN collect(answer)
