// The flows that flows run.
UNWIND $rows AS key
MATCH (f:Flow {key: key})-[:HAS_STEP]->(:Step)-[:RUNS]->(t:Flow)
RETURN collect(DISTINCT {path: f.path, runs: t.path})
