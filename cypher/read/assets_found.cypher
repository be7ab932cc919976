// Assets of a workspace whose URI contains words, in the order of $field, after a position. The index of substrings
// finds the longest word; the matches are sorted by computed texts: Neo4j compares stored texts in memory in another
// order than in an index.
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
