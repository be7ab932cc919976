// Those of these patterns that have more matches than the limit for edges.
UNWIND $rows AS key
MATCH (p:Asset {key: key})
WITH p, COUNT { (p)-[:MATCHES]->() } AS members WHERE members > $limit
RETURN collect(p.key)
