// What runs or contains runnables directly, each at the index of its request: kind, key and path.
UNWIND $requests AS key
CALL (key) {
  OPTIONAL MATCH (:Script {key: key})<-[:RUNS]-(n:Step)
  WHERE n.live
  WITH n WHERE n IS NOT NULL
  RETURN collect(['STEP', n.key, n.path]) AS of_script
}
CALL (key) {
  OPTIONAL MATCH (:Flow {key: key})<-[:RUNS]-(n:Step)
  WHERE n.live
  WITH n WHERE n IS NOT NULL
  RETURN collect(['STEP', n.key, n.path]) AS of_flow
}
CALL (key) {
  OPTIONAL MATCH (:Step {key: key})<-[:HAS_STEP]-(n:Flow)
  WHERE n.live
  WITH n WHERE n IS NOT NULL
  RETURN collect(['FLOW', n.key, n.path]) AS of_step
}
CALL (key) {
  OPTIONAL MATCH (:Script {key: key})<-[:RUNS]-(n:App)
  WHERE n.live
  WITH n WHERE n IS NOT NULL
  RETURN collect(['APP', n.key, n.path]) AS of_script_in_app
}
CALL (key) {
  OPTIONAL MATCH (:Flow {key: key})<-[:RUNS]-(n:App)
  WHERE n.live
  WITH n WHERE n IS NOT NULL
  RETURN collect(['APP', n.key, n.path]) AS of_flow_in_app
}
RETURN collect(of_script + of_flow + of_step + of_script_in_app + of_flow_in_app)
