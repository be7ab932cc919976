// for Script, Flow, App, Schedule, Trigger, Step
// What jobs have to know of what they ran.
UNWIND $rows AS key
MATCH (n:$Label {key: key})
RETURN collect(n {.key, .live, .deployedAt, .ranAt})
