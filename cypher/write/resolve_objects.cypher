// Objects of storages that the workspace does not have are MISSING; of the others nothing is known.
MATCH (a:Asset)
WHERE a.workspace = $workspace AND a.uri >= 's3://' AND a.uri < 's3:0' AND NOT a.isPattern
WITH a, split(substring(a.uri, 5), '/')[0] AS storage
WITH a, CASE WHEN $storages IS NULL OR storage IN $storages THEN 'UNKNOWN' ELSE 'MISSING' END AS resolution
WHERE a.resolution <> resolution
SET a.resolution = resolution
RETURN count(a)
