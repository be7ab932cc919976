// for Script, Flow, App, Schedule, Trigger
// What a source of deployments brought that is in service.
MATCH (n:$Label {workspace: $workspace, live: true})
WHERE n.origin = $origin
RETURN collect(n.path)
