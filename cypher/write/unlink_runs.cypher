// for Script, Flow, App, Schedule, Trigger
UNWIND $rows AS key
MATCH (n:$Label {key: key})-[e:RUNS]->()
DELETE e
RETURN count(e)
