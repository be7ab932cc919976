UNWIND $rows AS row
MATCH (j:Job {key: row.key}), (p:Job {key: row.parent})
CREATE (j)-[:PART_OF]->(p)
RETURN count(*)
