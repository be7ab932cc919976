// for Script, Flow, App, Schedule, Trigger, Step
// Marks all usages of runnables whose deployed version has run.
UNWIND $rows AS key
MATCH (n:$Label {key: key}) WHERE n.ranAt IS NOT NULL
MATCH (u:Usage {runnable: key}) WHERE u.uri IS NOT NULL AND NOT coalesce(u.ran, false)
SET u.ran = true
RETURN count(u)
