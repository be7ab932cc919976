UNWIND $rows AS row
MATCH (c:Asset {key: row.container}), (t:Asset {key: row.table})
CREATE (c)-[:CONTAINS]->(t)
RETURN count(*)
