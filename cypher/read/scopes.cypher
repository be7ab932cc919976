// What answers for assets beside themselves: the patterns and members that match them, and with $contained their
// database and their tables.
UNWIND $requests AS key
CALL (key) {
  OPTIONAL MATCH (:Asset {key: key})-[:MATCHES]-(a:Asset)
  RETURN collect(a.key) AS matching
}
CALL (key) {
  OPTIONAL MATCH (:Asset {key: key})-[:CONTAINS]-(a:Asset)
  WHERE $contained
  RETURN collect(a.key) AS contained
}
RETURN collect(matching + contained)
