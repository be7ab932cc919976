// What the flows in folders run that is elsewhere; a request is [workspace, folders].
UNWIND $requests AS request
CALL (request) {
  UNWIND request[1] AS folder
  MATCH (f:Flow {workspace: request[0], live: true})
  WHERE f.path STARTS WITH folder
  MATCH (f)-[:HAS_STEP]->(s:Step)
  WHERE s.live
  OPTIONAL MATCH (s)-[:RUNS]->(script:Script)
  OPTIONAL MATCH (s)-[:RUNS]->(flow:Flow)
  WITH request,
    CASE WHEN NOT any(other IN request[1] WHERE script.path STARTS WITH other) THEN script.key END AS script,
    CASE WHEN NOT any(other IN request[1] WHERE flow.path STARTS WITH other) THEN flow.key END AS flow
  RETURN {scripts: collect(DISTINCT script), flows: collect(DISTINCT flow)} AS answer
}
RETURN collect(answer)
