// The nodes of a lineage, in one record: each as [key, name, number of upstream links, number of downstream links,
// links]. $keys has the keys by label. The links are those other than usages to other nodes of the lineage ($inside),
// each read from the end with fewer links: [type, start, end].
CALL () {
  UNWIND $keys.Asset AS key
  MATCH (n:Asset {key: key})
  RETURN n.workspace AS workspace, [
    key,
    n.uri,
    COUNT { (n)<-[:WRITES|MATCHES|CONTAINS]-() } + COUNT { (n)-[:REFERS_TO]->() },
    COUNT { (n)<-[:READS|REFERENCES|REFERS_TO]-() } + COUNT { (n)-[:MATCHES|CONTAINS]->() },
    COLLECT { MATCH (n)<-[:MATCHES]-(m:Asset) WHERE $inside[m.key] RETURN ['MATCHES', m.key, key] }
      + COLLECT { MATCH (n)<-[:CONTAINS]-(m:Asset) WHERE $inside[m.key] RETURN ['CONTAINS', m.key, key] }
      + COLLECT { MATCH (n)-[:REFERS_TO]->(m:Asset) WHERE $inside[m.key] RETURN ['REFERS_TO', key, m.key] }
  ] AS node
  UNION ALL
  UNWIND $keys.Script AS key
  MATCH (n:Script {key: key})
  RETURN n.workspace AS workspace, [
    key,
    n.path,
    COUNT { (n)-[:READS|REFERENCES]->() } + COUNT { (n)<-[:RUNS]-() },
    COUNT { (n)-[:WRITES|RUNS]->() },
    COLLECT { MATCH (n)-[:RUNS]->(m) WHERE $inside[m.key] RETURN ['RUNS', key, m.key] }
  ] AS node
  UNION ALL
  UNWIND $keys.Flow AS key
  MATCH (n:Flow {key: key})
  RETURN n.workspace AS workspace, [
    key,
    n.path,
    COUNT { (n)-[:READS|REFERENCES]->() } + COUNT { (n)<-[:RUNS]-() },
    COUNT { (n)-[:WRITES|HAS_STEP|RUNS]->() },
    COLLECT { MATCH (n)-[:RUNS]->(m) WHERE $inside[m.key] RETURN ['RUNS', key, m.key] }
  ] AS node
  UNION ALL
  UNWIND $keys.Step AS key
  MATCH (n:Step {key: key})
  RETURN n.workspace AS workspace, [
    key,
    n.path,
    COUNT { (n)-[:READS|REFERENCES]->() } + COUNT { (n)<-[:HAS_STEP]-() },
    COUNT { (n)-[:WRITES|RUNS]->() },
    COLLECT { MATCH (n)<-[:HAS_STEP]-(m:Flow) WHERE $inside[m.key] RETURN ['HAS_STEP', m.key, key] }
      + COLLECT { MATCH (n)-[:RUNS]->(m) WHERE $inside[m.key] RETURN ['RUNS', key, m.key] }
  ] AS node
  UNION ALL
  UNWIND $keys.App AS key
  MATCH (n:App {key: key})
  RETURN n.workspace AS workspace, [
    key,
    n.path,
    COUNT { (n)-[:READS|REFERENCES]->() },
    COUNT { (n)-[:WRITES|RUNS]->() },
    COLLECT { MATCH (n)-[:RUNS]->(m) WHERE $inside[m.key] RETURN ['RUNS', key, m.key] }
  ] AS node
  UNION ALL
  UNWIND $keys.Schedule AS key
  MATCH (n:Schedule {key: key})
  RETURN n.workspace AS workspace, [
    key,
    n.path,
    COUNT { (n)-[:READS|REFERENCES]->() },
    COUNT { (n)-[:WRITES|RUNS]->() },
    COLLECT { MATCH (n)-[:RUNS]->(m) WHERE $inside[m.key] RETURN ['RUNS', key, m.key] }
  ] AS node
  UNION ALL
  UNWIND $keys.Trigger AS key
  MATCH (n:Trigger {key: key})
  RETURN n.workspace AS workspace, [
    key,
    n.path,
    COUNT { (n)-[:READS|REFERENCES]->() },
    COUNT { (n)-[:WRITES|RUNS]->() },
    COLLECT { MATCH (n)-[:RUNS]->(m) WHERE $inside[m.key] RETURN ['RUNS', key, m.key] }
  ] AS node
}
WITH workspace, node
WHERE workspace = $workspace
RETURN collect(node)
