// Patterns that may match an asset, either wide ones or those with edges: their literal prefix is one of the asset's
// prefixes.
UNWIND $rows AS prefix
MATCH (a:Asset {workspace: $workspace, prefix: prefix}) WHERE a.isWide = $wide
RETURN collect({key: a.key, kind: a.kind, path: a.path})
