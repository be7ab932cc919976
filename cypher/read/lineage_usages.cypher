// The live usages between nodes of an answer, in one record.
UNWIND $runnables AS runnable
MATCH (u:Usage)
WHERE u.runnable = runnable AND u.live = true AND u.uri >= '' AND u.workspace = $workspace AND $inside[u.asset]
WITH u LIMIT $limit
RETURN collect(u {.runnable, .asset, .reads, .writes, .access, .evidence})
