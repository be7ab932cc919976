// The usages that jobs may have shown.
UNWIND $rows AS key
MATCH (u:Usage {key: key})
RETURN collect(/* include usage_state */)
