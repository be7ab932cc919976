// What runnables use by themselves, each in the place of its request: URI and access.
UNWIND $requests AS key
CALL (key) {
  MATCH (u:Usage)
  WHERE u.runnable = key AND u.live = true AND u.uri >= ''
  RETURN collect([u.uri, u.access]) AS answer
}
RETURN collect(answer)
