// The keys of the jobs that sets of jobs started, at most $most per set.
UNWIND $requests AS request
CALL (request) {
  UNWIND request AS parent
  MATCH (j:Job {parent: parent})
  WHERE j.createdAt IS NOT NULL AND j.key IS NOT NULL
  WITH j.key AS key LIMIT $most
  RETURN collect(key) AS answer
}
RETURN collect(answer)
