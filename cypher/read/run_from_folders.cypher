// What the flows and apps in folders run outside of the folders; a request is [workspace, folders].
UNWIND $requests AS request
CALL (request) {
  CALL (request) {
    UNWIND request[1] AS folder
    MATCH (f:Flow {workspace: request[0], live: true})
    WHERE f.path STARTS WITH folder
    MATCH (f)-[:HAS_STEP]->(s:Step)
    WHERE s.live
    MATCH (s)-[:RUNS]->(n)
    RETURN n
    UNION
    UNWIND request[1] AS folder
    MATCH (a:App {workspace: request[0], live: true})
    WHERE a.path STARTS WITH folder
    MATCH (a)-[:RUNS]->(n)
    RETURN n
  }
  WITH request, n
  WHERE NOT any(folder IN request[1] WHERE n.path STARTS WITH folder)
  RETURN {
    scripts: collect(DISTINCT CASE WHEN n:Script THEN n.key END),
    flows: collect(DISTINCT CASE WHEN n:Flow THEN n.key END)
  } AS answer
}
RETURN collect(answer)
