// The used wide patterns of a workspace, at most $limit.
MATCH (a:Asset {workspace: $workspace})
WHERE a.prefix >= '' AND a.isWide AND a.used
WITH a LIMIT $limit
RETURN collect({key: a.key, kind: a.kind, path: a.path})
