// How many live flows of a workspace pass the filter.
MATCH (n:Flow)
WHERE n.workspace = $workspace AND n.live = true AND n.path >= $from AND n.path < $to
  AND all(word IN $words WHERE n.search CONTAINS word)
  AND ($languages IS NULL OR false)
  AND ($origin IS NULL OR n.origin = $origin)
RETURN count(n)
