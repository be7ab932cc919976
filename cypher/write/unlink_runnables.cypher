// for Script, Flow, App, Schedule, Trigger, Step
// All that holds between live ends only. What jobs did stays.
UNWIND $rows AS key
MATCH (n:$Label {key: key})-[e:READS|WRITES|REFERENCES|HAS_STEP|RUNS|NEXT|RESULT]-()
DELETE e
RETURN count(e)
