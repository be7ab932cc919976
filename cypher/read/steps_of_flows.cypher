// The keys of flows' steps, and of the scripts and flows that they run.
UNWIND $requests AS key
CALL (key) {
  MATCH (:Flow {key: key})-[:HAS_STEP]->(s:Step)
  WHERE s.live
  OPTIONAL MATCH (s)-[:RUNS]->(script:Script)
  OPTIONAL MATCH (s)-[:RUNS]->(flow:Flow)
  RETURN {
    steps: collect(DISTINCT s.key), scripts: collect(DISTINCT script.key), flows: collect(DISTINCT flow.key)
  } AS answer
}
RETURN collect(answer)
