// for Script, Flow, App, Schedule, Trigger, Step
// Of what has run in its deployed version, every usage is told so.
UNWIND $rows AS key
MATCH (n:$Label {key: key}) WHERE n.ranAt IS NOT NULL
MATCH (u:Usage {runnable: key}) WHERE u.uri IS NOT NULL AND NOT coalesce(u.ran, false)
SET u.ran = true
RETURN count(u)
