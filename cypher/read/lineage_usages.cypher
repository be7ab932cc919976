// The live usages between nodes of a lineage, in one record. The embedded database needs the map in the pattern to use
// an index for each row; Neo4j needs the range to choose the index with the URI.
UNWIND $runnables AS runnable
MATCH (u:Usage {runnable: runnable, live: true})
WHERE u.uri >= '' AND u.workspace = $workspace AND $inside[u.asset]
  AND ($references OR u.reads OR u.writes)
WITH u LIMIT $limit
RETURN collect(u {
  .runnable, .asset, .reads, .writes, .access, .evidence,
  .declaredAccess, .observedAccess, .ran, .trackedTouch, .trackedRead, .trackedWrite
})
