// Live scripts of a workspace whose path or summary contains words, by path, from $from to before $to. The index of
// substrings finds the longest word; the matches are sorted by computed texts: Neo4j compares stored texts in memory in
// another order than in an index.
MATCH (n:Script)
USING TEXT INDEX n:Script(search)
WHERE n.search CONTAINS $longest
  AND n.workspace = $workspace AND n.live
  AND all(word IN $words WHERE n.search CONTAINS word)
  AND ($languages IS NULL OR n.language IN $languages)
  AND ($origin IS NULL OR n.origin = $origin)
WITH n, n.path + '' AS path
WHERE path >= $from AND path < $to
WITH n, path ORDER BY path LIMIT $walk
WITH collect(n) AS walked
WITH walked, [n IN walked | n {.key, .path, .summary, .live, .language, .contentHash, .deployedAt}] AS rows
RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].path] END, rows: rows}
