// for Script, Flow, App, Schedule, Trigger, Step
UNWIND $rows AS row
MATCH (n:$Label {key: row.runnable})-[e:READS|WRITES|REFERENCES]->(:Asset {key: row.asset})
DELETE e
RETURN count(e)
