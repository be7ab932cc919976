// for Script, Flow, App, Schedule, Trigger, Step
UNWIND $rows AS row
MATCH (j:Job {key: row.key}), (n:$Label {key: row.runnable})
CREATE (j)-[:RAN]->(n)
RETURN count(*)
