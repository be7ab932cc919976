// The assets that a pattern may match: a range of URIs, at most $limit rows.
MATCH (a:Asset)
WHERE a.workspace = $workspace AND a.uri >= $prefix AND a.uri < $end
WITH a ORDER BY a.workspace, a.uri LIMIT $limit
RETURN collect({key: a.key, kind: a.kind, path: a.path, isPattern: a.isPattern, isWide: a.isWide})
