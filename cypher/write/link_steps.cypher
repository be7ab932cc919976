UNWIND $rows AS row
MATCH (f:Flow {key: row.flow}), (s:Step {key: row.step})
CREATE (f)-[:HAS_STEP]->(s)
RETURN count(*)
