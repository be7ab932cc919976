// for Script, Flow, Step, App, Schedule, Trigger
UNWIND $rows AS row
MATCH (n:$Label {key: row.source}), (t:Flow {key: row.target}) WHERE t.live AND t.contentHash IS NOT NULL
CREATE (n)-[e:RUNS]->(t)
RETURN count(e)
