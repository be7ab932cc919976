// Whether the workspace has what the assets name, once it told its resources. That it has a resource does not tell
// whether that has a table. Of f/ or u/ it may have told nothing: a folder is often kept without the users' part.
// Answers which are missing now and were not, or the reverse, as [key, whether it is].
OPTIONAL MATCH (r:Asset)
WHERE r.workspace = $workspace AND r.uri >= 'res://' AND r.uri < 'res:0' AND r.told
WITH collect(DISTINCT split(r.path, '/')[0]) AS roots
MATCH (a:Asset)
WHERE a.workspace = $workspace AND a.uri >= 'res://' AND a.uri < 'res:0' AND NOT a.isPattern
OPTIONAL MATCH (c:Asset {key: a.container})
WITH a, CASE
  WHEN a.told THEN 'FOUND'
  WHEN c.told THEN 'UNKNOWN'
  WHEN size(roots) > 0 AND NOT split(a.path, '/')[0] IN roots THEN 'UNKNOWN'
  ELSE 'MISSING'
END AS resolution
WHERE a.resolution <> resolution
WITH a, resolution, 'MISSING' IN [a.resolution, resolution] AS turns
SET a.resolution = resolution
RETURN collect(CASE WHEN turns THEN [a.key, resolution = 'MISSING'] END)
