// for Script, Flow, App, Schedule, Trigger
// What runs scripts or flows from its code, whether they exist or not.
UNWIND $rows AS row
MATCH (s:Start {workspace: $workspace, path: row.path}) WHERE s.kind = row.kind
MATCH (n:$Label {key: s.starter})
RETURN collect({source: n.key, path: n.path, target: row.key, kind: row.kind, runs: row.path})
