// for Script, Flow, Step, App, Schedule, Trigger
// The scripts and flows that runnables run.
UNWIND $requests AS key
CALL (key) {
  MATCH (n:$Label {key: key})
  RETURN {
    steps: [],
    scripts: COLLECT { MATCH (n)-[:RUNS]->(m:Script) RETURN DISTINCT m.key },
    flows: COLLECT { MATCH (n)-[:RUNS]->(m:Flow) RETURN DISTINCT m.key }
  } AS answer
}
RETURN collect(answer)
