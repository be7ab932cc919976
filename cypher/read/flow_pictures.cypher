// Flows, each at the index of its request: its steps in order, with what they run, and the edges between them.
UNWIND $requests AS key
CALL (key) {
  MATCH (:Flow {key: key})-[:HAS_STEP]->(n:Step)
  WHERE n.live
  WITH n ORDER BY n.position LIMIT $limit
  RETURN collect(n {
    .key, .path, .summary, .live, .stepId, .stepKind, .language, .flow, .parent, .runsKind, .runsPath, .nodeKind, .branch
  }) AS steps
}
CALL (key) {
  MATCH (:Flow {key: key})-[:HAS_STEP]->(a:Step)-[e:NEXT]->(b:Step)
  RETURN collect([a.key, b.key, e.label]) AS following
}
CALL (key) {
  MATCH (:Flow {key: key})-[:HAS_STEP]->(a:Step)-[e:RESULT]->(b:Step)
  RETURN collect([a.key, b.key, e.label]) AS results
}
WITH {steps: steps, following: following, results: results} AS picture
RETURN collect(picture)
