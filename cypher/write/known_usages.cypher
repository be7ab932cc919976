// The live usages of runnables; with $said, only those that are in the code.
UNWIND $rows AS key
MATCH (u:Usage {runnable: key, live: true})
WHERE u.uri IS NOT NULL AND (NOT $said OR u.declaredAccess IS NOT NULL)
RETURN collect(/* include usage_state */)
