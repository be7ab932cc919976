// Deletes the structure of flows, before that of their new version is written.
UNWIND $rows AS key
MATCH (:Flow {key: key})-[:HAS_STEP]->(s:Step)-[e:NEXT|RESULT|RUNS]->()
DELETE e
RETURN count(e)
