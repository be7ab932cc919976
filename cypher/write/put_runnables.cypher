// for Script, Flow, App, Schedule, Trigger, Step
UNWIND $rows AS row
MERGE (n:$Label {key: row.key})
SET n += row
RETURN count(n)
