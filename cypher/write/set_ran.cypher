// for Script, Flow, App, Schedule, Trigger, Step
UNWIND $rows AS row
MATCH (n:$Label {key: row.key})
SET n.ranAt = row.at
RETURN count(n)
