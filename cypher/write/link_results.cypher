UNWIND $rows AS row
MATCH (a:Step {key: row.source}), (b:Step {key: row.target})
CREATE (a)-[e:RESULT]->(b)
SET e.label = row.label
RETURN count(e)
