// Live flows of a workspace whose path or summary contains words, by path, from $from on, below $to. The longest word finds
// them by the index of substrings; what it finds is sorted.
MATCH (n:Flow)
USING TEXT INDEX n:Flow(search)
WHERE n.search CONTAINS $longest
  AND n.workspace = $workspace AND n.live
  AND all(word IN $words WHERE n.search CONTAINS word)
  AND n.path >= $from AND n.path < $to
  AND ($languages IS NULL OR false)
  AND ($origin IS NULL OR n.origin = $origin)
WITH n ORDER BY n.path LIMIT $walk
WITH collect(n) AS walked
WITH walked, [n IN walked | n {.key, .path, .summary, .live, .contentHash, .deployedAt}] AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].path] END, rows: rows}
