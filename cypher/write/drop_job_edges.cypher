// Deletes edges of the oldest jobs, at most $edges.
MATCH (j:Job)
WHERE j.workspace = $workspace AND j.createdAt < $before AND j.key IS NOT NULL
WITH j ORDER BY j.workspace, j.createdAt, j.key LIMIT $jobs
MATCH (j)-[r]-()
WITH DISTINCT r LIMIT $edges
DELETE r
RETURN count(r)
