// Accesses by key, each at the index of its request [job, at, asset, access], in a list: empty if there is none, with
// two equal rows for READ_WRITE.
UNWIND $requests AS request
CALL (request) {
  CALL (request) {
    MATCH (:Job {key: request[0]})-[r:DID_READ]->(:Asset)
    USING INDEX r:DID_READ(job, at, asset, access)
    WHERE r.job = request[0] AND r.at = request[1] AND r.asset = request[2] AND r.access = request[3]
    RETURN /* include access_row */ AS row
    UNION ALL
    MATCH (:Job {key: request[0]})-[r:DID_WRITE]->(:Asset)
    USING INDEX r:DID_WRITE(job, at, asset, access)
    WHERE r.job = request[0] AND r.at = request[1] AND r.asset = request[2] AND r.access = request[3]
    RETURN /* include access_row */ AS row
    UNION ALL
    MATCH (:Job {key: request[0]})-[r:DID_REFERENCE]->(:Asset)
    USING INDEX r:DID_REFERENCE(job, at, asset, access)
    WHERE r.job = request[0] AND r.at = request[1] AND r.asset = request[2] AND r.access = request[3]
    RETURN /* include access_row */ AS row
  }
  RETURN collect(row) AS answer
}
RETURN collect(answer)
