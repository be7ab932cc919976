// for Script, Flow, App, Schedule, Trigger, Step
// Stores jobs whose runnable has just become known.
UNWIND $rows AS row
MATCH (j:Job {key: row.key}), (n:$Label {key: row.runnable})
CREATE (j)-[:RAN]->(n)
SET j += row
RETURN count(j)
