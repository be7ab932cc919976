// for Script, Flow, App, Schedule, Trigger, Step
// The runnables whose deployed version has run.
UNWIND $rows AS key
MATCH (n:$Label {key: key}) WHERE n.ranAt IS NOT NULL
RETURN collect(key)
