// Deletes the oldest jobs, which must not have edges.
MATCH (j:Job)
WHERE j.workspace = $workspace AND j.createdAt < $before AND j.key IS NOT NULL
WITH j ORDER BY j.workspace, j.createdAt, j.key LIMIT $jobs
DELETE j
RETURN count(j)
