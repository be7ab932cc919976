// The direct usages of runnables, each at the index of its request: URI and access.
UNWIND $requests AS key
CALL (key) {
  MATCH (u:Usage {runnable: key, live: true})
  WHERE u.uri >= ''
  RETURN collect([u.uri, u.access]) AS answer
}
RETURN collect(answer)
