// The links of nodes, some of each node: one level of a walk, all of it in one record. $requests has the nodes of each
// label as [way, key, types], where no edge of those types is wanted. Edges that concern the same data are limited apart
// from those that data flows along, so that a database's thousand tables do not hide who uses it.
// An edge that is deleted meanwhile has no type any more, which is asked for last.
CALL () {
  UNWIND $requests.Asset AS request
  MATCH (n:Asset {key: request[1]})
  CALL (n, request) {
    MATCH (n)-[e:READS|WRITES|REFERENCES|REFERS_TO]-(m)
    WHERE NOT type(e) IN request[2]
    RETURN e, m LIMIT $fanOut
    UNION ALL
    MATCH (n)-[e:MATCHES|CONTAINS]-(m)
    RETURN e, m LIMIT $fanOut
  }
  RETURN request, n, e, m
  UNION ALL
  UNWIND $requests.Script AS request
  MATCH (n:Script {key: request[1]})
  CALL (n, request) {
    MATCH (n)-[e:READS|WRITES|REFERENCES|RUNS]-(m)
    WHERE NOT type(e) IN request[2]
    RETURN e, m LIMIT $fanOut
  }
  RETURN request, n, e, m
  UNION ALL
  UNWIND $requests.Flow AS request
  MATCH (n:Flow {key: request[1]})
  CALL (n, request) {
    MATCH (n)-[e:READS|WRITES|REFERENCES|RUNS|HAS_STEP]-(m)
    WHERE NOT type(e) IN request[2]
    RETURN e, m LIMIT $fanOut
  }
  RETURN request, n, e, m
  UNION ALL
  UNWIND $requests.Step AS request
  MATCH (n:Step {key: request[1]})
  CALL (n, request) {
    MATCH (n)-[e:READS|WRITES|REFERENCES|RUNS|HAS_STEP]-(m)
    WHERE NOT type(e) IN request[2]
    RETURN e, m LIMIT $fanOut
  }
  RETURN request, n, e, m
  UNION ALL
  UNWIND $requests.App AS request
  MATCH (n:App {key: request[1]})
  CALL (n, request) {
    MATCH (n)-[e:READS|WRITES|REFERENCES|RUNS]-(m)
    WHERE NOT type(e) IN request[2]
    RETURN e, m LIMIT $fanOut
  }
  RETURN request, n, e, m
  UNION ALL
  UNWIND $requests.Schedule AS request
  MATCH (n:Schedule {key: request[1]})
  CALL (n, request) {
    MATCH (n)-[e:READS|WRITES|REFERENCES|RUNS]-(m)
    WHERE NOT type(e) IN request[2]
    RETURN e, m LIMIT $fanOut
  }
  RETURN request, n, e, m
  UNION ALL
  UNWIND $requests.Trigger AS request
  MATCH (n:Trigger {key: request[1]})
  CALL (n, request) {
    MATCH (n)-[e:READS|WRITES|REFERENCES|RUNS]-(m)
    WHERE NOT type(e) IN request[2]
    RETURN e, m LIMIT $fanOut
  }
  RETURN request, n, e, m
}
WITH request, n, e, m
WHERE n.workspace = $workspace AND m.workspace = $workspace
WITH request, n, e, m LIMIT $rows
RETURN collect(head([
  link IN [[request[0], n.key, type(e), startNode(e) = n, m.key, labels(m)[0]]] WHERE type(e) IS NOT NULL
]))
