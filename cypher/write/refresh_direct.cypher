// Updates which assets live usages use, which have edges. Returns those that changed.
UNWIND $rows AS key
MATCH (a:Asset {key: key})
WITH a, EXISTS { (a)<-[:READS|WRITES|REFERENCES]-() } AS direct
WHERE a.direct <> direct
SET a.direct = direct
RETURN collect(a.key)
