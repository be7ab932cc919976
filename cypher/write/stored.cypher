// for Script, Flow, App, Schedule, Trigger
UNWIND $rows AS key
MATCH (n:$Label {key: key}) WHERE n.live
RETURN collect(n {.*})
