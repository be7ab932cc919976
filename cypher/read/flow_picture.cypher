// A flow's steps in their order, with what they run, and the edges between them.
MATCH (f:Flow {key: $key})
CALL (f) {
  MATCH (f)-[:HAS_STEP]->(n:Step)
  WHERE n.live
  WITH n ORDER BY n.position LIMIT $limit
  RETURN collect(n {.key, .path, .summary, .live, .stepId, .stepKind, .language, .flow, .parent, .runsKind, .runsPath, .nodeKind, .branch}) AS steps
}
CALL (f) {
  MATCH (f)-[:HAS_STEP]->(a:Step)-[e:NEXT]->(b:Step)
  RETURN collect([a.key, b.key, e.label]) AS following
}
CALL (f) {
  MATCH (f)-[:HAS_STEP]->(a:Step)-[e:RESULT]->(b:Step)
  RETURN collect([a.key, b.key, e.label]) AS results
}
RETURN {steps: steps, following: following, results: results}
