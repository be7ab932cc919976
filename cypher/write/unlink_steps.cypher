// The structure of flows, before their new version draws its own.
UNWIND $rows AS key
MATCH (:Flow {key: key})-[:HAS_STEP]->(s:Step)-[e:NEXT|RESULT|RUNS]->()
DELETE e
RETURN count(e)
