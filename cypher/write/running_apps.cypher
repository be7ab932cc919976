// The apps that run scripts or flows, whether these are there or not.
UNWIND $rows AS row
MATCH (s:Start {workspace: $workspace, path: row.path}) WHERE s.kind = row.kind
MATCH (a:App {key: s.starter})
RETURN collect({source: a.key, path: a.path, target: row.key, kind: row.kind, runs: row.path})
