// for Script, Flow, App, Schedule, Trigger, Step
// Deletes the edges that only exist between live nodes. Those of jobs stay.
UNWIND $rows AS key
MATCH (n:$Label {key: key})-[e:READS|WRITES|REFERENCES|HAS_STEP|RUNS|NEXT|RESULT]-()
DELETE e
RETURN count(e)
