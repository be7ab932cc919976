// The number of assets that each pattern matches.
UNWIND $requests AS key
CALL (key) {
  MATCH (:Asset {key: key})-[:MATCHES]->(a:Asset)
  WHERE a.used
  RETURN count(a) AS number
}
RETURN collect(number)
