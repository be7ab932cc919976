UNWIND $rows AS row
MATCH (p:Asset {key: row.pattern}), (a:Asset {key: row.asset})
CREATE (p)-[:MATCHES]->(a)
RETURN count(*)
