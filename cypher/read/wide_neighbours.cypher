// Matches without edges: whether assets are wide patterns, and the patterns with one of the prefixes that have no edge
// to them. A request is [key, workspace, prefixes].
UNWIND $requests AS request
OPTIONAL MATCH (n:Asset {key: request[0]})
WITH request, coalesce(n.isWide, false) AS wide
CALL (request, wide) {
  UNWIND request[2] AS prefix
  MATCH (a:Asset {workspace: request[1], prefix: prefix})
  WHERE a.used AND a.key <> request[0] AND (a.isWide OR wide)
  WITH a LIMIT $most
  RETURN collect(/* include asset_row */) AS patterns
}
RETURN collect({wide: wide, patterns: patterns})
