// for Script, Flow, App, Schedule, Trigger
// The number of live runnables of a workspace that pass the filter.
MATCH (n:$Label)
WHERE n.workspace = $workspace AND n.live = true AND n.path >= $from AND n.path < $to
  AND all(word IN $words WHERE n.search CONTAINS word)
  AND ($languages IS NULL OR n.language IN $languages)
  AND ($origin IS NULL OR n.origin = $origin)
RETURN count(n)
