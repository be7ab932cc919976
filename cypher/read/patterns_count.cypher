// The number of patterns that match each asset.
UNWIND $requests AS key
CALL (key) {
  MATCH (:Asset {key: key})<-[:MATCHES]-(a:Asset)
  WHERE a.used
  RETURN count(a) AS number
}
RETURN collect(number)
