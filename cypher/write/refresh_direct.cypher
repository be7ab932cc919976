// Which assets a live usage uses; answers those for which that changed.
UNWIND $rows AS key
MATCH (a:Asset {key: key})
WITH a, EXISTS { MATCH (u:Usage {asset: a.key, live: true}) } AS direct
WHERE a.direct <> direct
SET a.direct = direct
RETURN collect(a.key)
