MATCH (d:Detection)
WHERE d.workspace = $workspace AND d.sequence < $oldest
DETACH DELETE d
RETURN count(*)
