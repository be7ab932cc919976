// for Script, Flow, App, Schedule, Trigger
// The live items that a source of deployments deployed.
MATCH (n:$Label {workspace: $workspace, live: true})
WHERE n.origin = $origin
RETURN collect(n.path)
