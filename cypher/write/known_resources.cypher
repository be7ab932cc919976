UNWIND $rows AS key
MATCH (a:Asset {key: key}) WHERE a.told
RETURN collect({
  key: a.key, resourceType: a.resourceType, refersTo: COLLECT { MATCH (a)-[:REFERS_TO]->(b:Asset) RETURN b.key }
})
