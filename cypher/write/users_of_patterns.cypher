// The users of patterns that have become wide.
UNWIND $rows AS key
MATCH (u:Usage {asset: key}) WHERE u.live = true AND u.rank IS NOT NULL
RETURN collect({uri: u.uri, kind: u.runnableKind, path: u.path})
