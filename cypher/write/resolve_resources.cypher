// Whether the workspace has what the assets name, once it told its resources. That it has a resource does not tell
// whether that has a table.
MATCH (a:Asset)
WHERE a.workspace = $workspace AND a.uri >= 'res://' AND a.uri < 'res:0' AND NOT a.isPattern
OPTIONAL MATCH (c:Asset {key: a.container})
WITH a, CASE
  WHEN a.told THEN 'FOUND'
  WHEN c IS NULL THEN 'MISSING'
  WHEN c.told THEN 'UNKNOWN'
  ELSE 'MISSING'
END AS resolution
WHERE a.resolution <> resolution
SET a.resolution = resolution
RETURN count(a)
