// The used patterns of a workspace that keep no edges, a bounded number.
MATCH (a:Asset {workspace: $workspace})
WHERE a.prefix >= '' AND a.isWide AND a.used
WITH a LIMIT $limit
RETURN collect({key: a.key, kind: a.kind, path: a.path})
