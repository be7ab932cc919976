// for Step, Schedule, Trigger
// Who runs scripts or flows that came after them.
UNWIND $rows AS row
MATCH (n:$Label {workspace: $workspace, runsPath: row.path}) WHERE n.live AND n.runsKind = row.kind
RETURN collect({source: n.key, target: row.key, kind: row.kind})
