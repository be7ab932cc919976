// The number of jobs of a workspace that were created before an instant.
MATCH (j:Job)
WHERE j.workspace = $workspace AND j.createdAt < $before AND j.key IS NOT NULL
RETURN count(j)
