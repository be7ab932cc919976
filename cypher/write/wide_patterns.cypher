// Which of these patterns match more than they may keep edges for.
UNWIND $rows AS key
MATCH (p:Asset {key: key})
WITH p, COUNT { (p)-[:MATCHES]->() } AS members WHERE members > $limit
RETURN collect(p.key)
