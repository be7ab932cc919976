// The live usages of runnables, where $said those alone of which the code says something.
UNWIND $rows AS key
MATCH (u:Usage {runnable: key, live: true})
WHERE u.uri IS NOT NULL AND (NOT $said OR u.declaredAccess IS NOT NULL)
RETURN collect(/* include usage_state */)
