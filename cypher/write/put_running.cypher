// for Script, Flow, App, Schedule, Trigger, Step
// Jobs of which is known now what they ran.
UNWIND $rows AS row
MATCH (j:Job {key: row.key}), (n:$Label {key: row.runnable})
CREATE (j)-[:RAN]->(n)
SET j += row
RETURN count(j)
