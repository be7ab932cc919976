// Assets of a workspace whose URI contains words, in the order that $field names, after a position. The
// longest word finds them by the index of substrings; what it finds is sorted, by computed texts: in memory Neo4j
// compares those in one way, and stored ones in two.
MATCH (a:Asset)
USING TEXT INDEX a:Asset(search)
WHERE a.search CONTAINS $longest
  AND a.workspace = $workspace
  AND all(word IN $words WHERE a.search CONTAINS word)
  AND a.uri STARTS WITH $uriPrefix
  AND /* include asset_wanted */
WITH a, CASE $field WHEN 'LAST_SEEN_AT' THEN a.lastSeenAt WHEN 'FIRST_SEEN_AT' THEN a.firstSeenAt ELSE 0 END AS at,
  a.uri + '' AS uri
WHERE at > $at OR (at = $at AND uri > $uri)
WITH a, at, uri ORDER BY at, uri LIMIT $walk
WITH collect(a) AS walked, collect(at) AS times
WITH walked, times, [a IN walked | /* include asset_row */] AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN [times[-1], walked[-1].uri] END, rows: rows}
