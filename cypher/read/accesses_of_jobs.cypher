// Accesses of sets of jobs, newest first, after a position: for each type of edge, a bounded number is read and those
// that pass the filter are returned. A request is [jobs, since, at, job, asset, access]; $reads, $writes and
// $references are the bounds.
UNWIND $requests AS request
CALL (request) {
  CALL (request) {
    WITH request WHERE $reads > 0
    UNWIND request[0] AS job
    CALL (request, job) {
      MATCH (:Job {key: job})-[r:DID_READ]->(:Asset)
      USING INDEX r:DID_READ(job, at, asset, access)
      WHERE
        r.job = job AND // for Neo4j's index
        /* include access_behind */
      RETURN r, r.at AS at, r.asset AS asset, r.access AS access ORDER BY
        r.job DESC, // for Neo4j's index
        at DESC, asset DESC, access DESC LIMIT $reads
    }
    WITH r, at, job, asset, access ORDER BY at DESC, job DESC, asset DESC, access DESC LIMIT $reads
    RETURN collect([at, job, asset, access]) AS walked, $reads AS length,
      collect(CASE WHEN access IN $accesses THEN /* include access_row */ END) AS rows
    UNION ALL
    WITH request WHERE $writes > 0
    UNWIND request[0] AS job
    CALL (request, job) {
      MATCH (:Job {key: job})-[r:DID_WRITE]->(:Asset)
      USING INDEX r:DID_WRITE(job, at, asset, access)
      WHERE
        r.job = job AND // for Neo4j's index
        /* include access_behind */
      RETURN r, r.at AS at, r.asset AS asset, r.access AS access ORDER BY
        r.job DESC, // for Neo4j's index
        at DESC, asset DESC, access DESC LIMIT $writes
    }
    WITH r, at, job, asset, access ORDER BY at DESC, job DESC, asset DESC, access DESC LIMIT $writes
    RETURN collect([at, job, asset, access]) AS walked, $writes AS length,
      collect(CASE WHEN access IN $accesses THEN /* include access_row */ END) AS rows
    UNION ALL
    WITH request WHERE $references > 0
    UNWIND request[0] AS job
    CALL (request, job) {
      MATCH (:Job {key: job})-[r:DID_REFERENCE]->(:Asset)
      USING INDEX r:DID_REFERENCE(job, at, asset, access)
      WHERE
        r.job = job AND // for Neo4j's index
        /* include access_behind */
      RETURN r, r.at AS at, r.asset AS asset, r.access AS access ORDER BY
        r.job DESC, // for Neo4j's index
        at DESC, asset DESC, access DESC LIMIT $references
    }
    WITH r, at, job, asset, access ORDER BY at DESC, job DESC, asset DESC, access DESC LIMIT $references
    RETURN collect([at, job, asset, access]) AS walked, $references AS length,
      collect(CASE WHEN access IN $accesses THEN /* include access_row */ END) AS rows
  }
  WITH {stopped: CASE size(walked) WHEN 0 THEN null WHEN length THEN walked[-1] END, rows: rows} AS walk
  RETURN collect(walk) AS walks
}
RETURN collect(walks)
