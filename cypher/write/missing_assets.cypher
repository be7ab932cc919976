UNWIND $rows AS key
MATCH (a:Asset {key: key}) WHERE a.resolution = 'MISSING'
RETURN collect(a.key)
