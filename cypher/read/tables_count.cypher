// The number of tables of each database.
UNWIND $requests AS key
CALL (key) {
  MATCH (a:Asset {container: key})
  WHERE a.uri >= '' AND a.used
  RETURN count(a) AS number
}
RETURN collect(number)
