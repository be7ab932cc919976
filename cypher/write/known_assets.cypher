UNWIND $rows AS key
MATCH (a:Asset {key: key})
RETURN collect(a {.key, .uri, .isWide, .lastSeenAt})
