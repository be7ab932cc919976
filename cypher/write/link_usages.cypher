// for Script, Flow, App, Schedule, Trigger, Step
UNWIND $rows AS row
MATCH (n:$Label {key: row.runnable}), (a:Asset {key: row.asset})
FOREACH (_ IN CASE WHEN row.reads THEN [1] ELSE [] END | CREATE (n)-[:READS]->(a))
FOREACH (_ IN CASE WHEN row.writes THEN [1] ELSE [] END | CREATE (n)-[:WRITES]->(a))
FOREACH (_ IN CASE WHEN row.reads OR row.writes THEN [] ELSE [1] END | CREATE (n)-[:REFERENCES]->(a))
RETURN count(*)
