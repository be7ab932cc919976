UNWIND $rows AS row
MATCH (a:Asset {key: row.source}), (b:Asset {key: row.target})
CREATE (a)-[e:REFERS_TO]->(b)
RETURN count(e)
