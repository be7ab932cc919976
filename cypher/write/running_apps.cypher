// The apps that run scripts or flows which came after them.
UNWIND $rows AS row
MATCH (s:Start {workspace: $workspace, path: row.path}) WHERE s.kind = row.kind
RETURN collect({source: s.starter, target: row.key, kind: row.kind})
