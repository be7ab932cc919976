// The live usages between nodes of an answer, in one record. The map in the pattern is what the embedded database looks
// up by an index, row by row; the range is what Neo4j needs to take the index that has the URI.
UNWIND $runnables AS runnable
MATCH (u:Usage {runnable: runnable, live: true})
WHERE u.uri >= '' AND u.workspace = $workspace AND $inside[u.asset]
  AND ($references OR u.reads OR u.writes)
WITH u LIMIT $limit
RETURN collect(u {
  .runnable, .asset, .reads, .writes, .access, .evidence,
  .declaredAccess, .observedAccess, .ran, .trackedTouch, .trackedRead, .trackedWrite
})
