// for Step, Schedule, Trigger
// What runs scripts or flows, whether they exist or not.
UNWIND $rows AS row
MATCH (n:$Label {workspace: $workspace, runsPath: row.path}) WHERE n.live AND n.runsKind = row.kind
RETURN collect({source: n.key, path: n.path, target: row.key, kind: row.kind, runs: row.path})
