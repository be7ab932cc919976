// The usages of runnables whose asset may be a pattern: one that has a sign of those.
UNWIND $rows AS key
MATCH (u:Usage {runnable: key})
WHERE u.uri IS NOT NULL AND any(sign IN ['{', '*', '?', '['] WHERE u.uri CONTAINS sign)
RETURN collect(/* include usage_state */)
