// What runnables use by themselves, each in the place of its request: URI and access.
UNWIND $requests AS key
CALL (key) {
  MATCH (u:Usage {runnable: key, live: true})
  WHERE u.uri >= ''
  RETURN collect([u.uri, u.access]) AS answer
}
RETURN collect(answer)
