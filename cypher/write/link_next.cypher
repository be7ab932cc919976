UNWIND $rows AS row
MATCH (a:Step {key: row.source}), (b:Step {key: row.target})
CREATE (a)-[e:NEXT]->(b)
SET e.label = row.label
RETURN count(e)
