// The usages of runnables.
UNWIND $rows AS key
MATCH (u:Usage {runnable: key}) WHERE u.uri IS NOT NULL
RETURN collect(/* include usage_state */)
