// The links of nodes, a bounded number per node: one level of a walk, in one record. $requests has for each label the
// nodes as [way, key, types], with the types of edges to leave out. Edges between assets (MATCHES, CONTAINS) are
// limited separately from flows of data, so that a database's thousand tables do not hide its users. The type is read
// last: an edge that is deleted concurrently no longer has one.
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
