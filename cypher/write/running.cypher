// for Script, Flow, App, Schedule, Trigger, Step
// The stored state of runnables that recording a job needs.
UNWIND $rows AS key
MATCH (n:$Label {key: key})
RETURN collect(n {.key, .live, .deployedAt, .ranAt})
