// The patterns with edges to assets.
UNWIND $rows AS key
MATCH (:Asset {key: key})<-[:MATCHES]-(p:Asset)
WITH key, collect(p.key) AS patterns
RETURN collect([key, patterns])
