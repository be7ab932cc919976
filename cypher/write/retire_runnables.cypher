// for Script, Flow, App, Schedule, Trigger, Step
UNWIND $rows AS key
MATCH (n:$Label {key: key})
SET n.live = false, n.fingerprint = null, n.facts = null
RETURN count(n)
