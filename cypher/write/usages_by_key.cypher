UNWIND $rows AS key
MATCH (u:Usage {key: key})
RETURN collect(/* include usage_state */)
