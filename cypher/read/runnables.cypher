// Runnables, each at the index of its request [kind, key], in a list with null if there is none.
UNWIND $requests AS request
CALL (request) {
  WITH request WHERE request[0] = 'SCRIPT'
  OPTIONAL MATCH (n:Script {key: request[1]})
  RETURN n {.key, .path, .summary, .live, .language, .contentHash, .deployedAt} AS row
  UNION ALL
  WITH request WHERE request[0] = 'FLOW'
  OPTIONAL MATCH (n:Flow {key: request[1]})
  RETURN n {.key, .path, .summary, .live, .contentHash, .deployedAt} AS row
  UNION ALL
  WITH request WHERE request[0] = 'STEP'
  OPTIONAL MATCH (n:Step {key: request[1]})
  RETURN n {.key, .path, .summary, .live, .stepId, .stepKind, .language, .flow, .parent, .runsKind, .runsPath} AS row
  UNION ALL
  WITH request WHERE request[0] = 'APP'
  OPTIONAL MATCH (n:App {key: request[1]})
  RETURN n {.key, .path, .summary, .live} AS row
  UNION ALL
  WITH request WHERE request[0] = 'SCHEDULE'
  OPTIONAL MATCH (n:Schedule {key: request[1]})
  RETURN n {.key, .path, .summary, .live, .runsKind, .runsPath} AS row
  UNION ALL
  WITH request WHERE request[0] = 'TRIGGER'
  OPTIONAL MATCH (n:Trigger {key: request[1]})
  RETURN n {.key, .path, .summary, .live, .triggerKind, .runsKind, .runsPath} AS row
}
RETURN collect([row])
