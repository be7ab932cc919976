// Patterns that may match an asset, those that keep edges or those too wide for it: their literal prefix is one of the
// asset's own.
UNWIND $rows AS prefix
MATCH (a:Asset {workspace: $workspace, prefix: prefix}) WHERE a.isWide = $wide
RETURN collect({key: a.key, kind: a.kind, path: a.path})
