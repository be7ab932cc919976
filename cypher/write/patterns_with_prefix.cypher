// Patterns that may match an asset: their literal prefix is one of the asset's own.
UNWIND $rows AS prefix
MATCH (a:Asset {workspace: $workspace, prefix: prefix}) WHERE NOT a.isWide
RETURN collect({key: a.key, kind: a.kind, path: a.path})
