// The scripts and flows that steps run.
UNWIND $requests AS key
CALL (key) {
  MATCH (s:Step {key: key})
  OPTIONAL MATCH (s)-[:RUNS]->(script:Script)
  OPTIONAL MATCH (s)-[:RUNS]->(flow:Flow)
  RETURN {steps: [], scripts: collect(DISTINCT script.key), flows: collect(DISTINCT flow.key)} AS answer
}
RETURN collect(answer)
