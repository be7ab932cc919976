// for Step, Schedule, Trigger
// Who runs scripts or flows, whether these are there or not.
UNWIND $rows AS row
MATCH (n:$Label {workspace: $workspace, runsPath: row.path}) WHERE n.live AND n.runsKind = row.kind
RETURN collect({source: n.key, path: n.path, target: row.key, kind: row.kind, runs: row.path})
