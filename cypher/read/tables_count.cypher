// How many tables each database has.
UNWIND $requests AS key
CALL (key) {
  MATCH (a:Asset)
  WHERE a.container = key AND a.uri >= '' AND a.used
  RETURN count(a) AS number
}
RETURN collect(number)
