// Accesses of sets of jobs, newest first, after a position: a walk of each type, and its rows that pass the filter.
// A request is [jobs, since, at, job, asset, access]; $reads, $writes and $references are the lengths of the walks.
UNWIND $requests AS request
CALL (request) {
  CALL (request) {
    WITH request WHERE $reads > 0
    UNWIND request[0] AS job
    CALL (request, job) {
      MATCH (:Job {key: job})-[r:DID_READ]->(:Asset)
      USING INDEX r:DID_READ(job, at, asset, access)
      WHERE r.job = job AND /* include access_behind */
      RETURN r ORDER BY r.job DESC, r.at DESC, r.asset DESC, r.access DESC LIMIT $reads
    }
    WITH r ORDER BY r.at DESC, r.job DESC, r.asset DESC, r.access DESC LIMIT $reads
    RETURN collect(r) AS walked, $reads AS length
    UNION ALL
    WITH request WHERE $writes > 0
    UNWIND request[0] AS job
    CALL (request, job) {
      MATCH (:Job {key: job})-[r:DID_WRITE]->(:Asset)
      USING INDEX r:DID_WRITE(job, at, asset, access)
      WHERE r.job = job AND /* include access_behind */
      RETURN r ORDER BY r.job DESC, r.at DESC, r.asset DESC, r.access DESC LIMIT $writes
    }
    WITH r ORDER BY r.at DESC, r.job DESC, r.asset DESC, r.access DESC LIMIT $writes
    RETURN collect(r) AS walked, $writes AS length
    UNION ALL
    WITH request WHERE $references > 0
    UNWIND request[0] AS job
    CALL (request, job) {
      MATCH (:Job {key: job})-[r:DID_REFERENCE]->(:Asset)
      USING INDEX r:DID_REFERENCE(job, at, asset, access)
      WHERE r.job = job AND /* include access_behind */
      RETURN r ORDER BY r.job DESC, r.at DESC, r.asset DESC, r.access DESC LIMIT $references
    }
    WITH r ORDER BY r.at DESC, r.job DESC, r.asset DESC, r.access DESC LIMIT $references
    RETURN collect(r) AS walked, $references AS length
  }
  WITH walked, length, [r IN walked WHERE r.access IN $accesses | /* include access_row */] AS rows
  WITH {
    stopped: CASE size(walked)
      WHEN 0 THEN null
      WHEN length THEN [walked[-1].at, walked[-1].job, walked[-1].asset, walked[-1].access]
    END,
    rows: rows
  } AS walk
  RETURN collect(walk) AS walks
}
RETURN collect(walks)
