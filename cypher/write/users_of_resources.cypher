// Whose code uses resources, with the places where.
UNWIND $rows AS key
MATCH (u:Usage {asset: key}) WHERE u.live = true AND u.rank IS NOT NULL AND u.declaredAccess IS NOT NULL
RETURN collect({asset: u.asset, uri: u.uri, kind: u.runnableKind, path: u.path, occurrences: u.occurrencesJson})
