// Accesses of assets, newest first, after a position: for each type of edge, a bounded number is read and those that
// pass the filter are returned. A request is [asset, since, at, job, access]; $reads, $writes and $references are the
// bounds. Neo4j reads each type in the order of its index; the embedded database traverses the asset's edges of the
// type. A type with the bound 0 is skipped: for LIMIT 0 the embedded database would sort everything.
UNWIND $requests AS request
CALL (request) {
  CALL (request) {
    WITH request WHERE $reads > 0
    MATCH (:Asset {key: request[0]})<-[r:DID_READ]-(:Job)
    USING INDEX r:DID_READ(asset, at, job, access)
    WHERE
      r.asset = request[0] AND // for Neo4j's index
      /* include access_after */
    WITH r ORDER BY
      r.asset DESC, // for Neo4j's index
      r.at DESC, r.job DESC, r.access DESC LIMIT $reads
    RETURN collect([r.at, r.job, r.access]) AS walked, $reads AS length,
      collect(CASE WHEN r.access IN $accesses THEN /* include access_row */ END) AS rows
    UNION ALL
    WITH request WHERE $writes > 0
    MATCH (:Asset {key: request[0]})<-[r:DID_WRITE]-(:Job)
    USING INDEX r:DID_WRITE(asset, at, job, access)
    WHERE
      r.asset = request[0] AND // for Neo4j's index
      /* include access_after */
    WITH r ORDER BY
      r.asset DESC, // for Neo4j's index
      r.at DESC, r.job DESC, r.access DESC LIMIT $writes
    RETURN collect([r.at, r.job, r.access]) AS walked, $writes AS length,
      collect(CASE WHEN r.access IN $accesses THEN /* include access_row */ END) AS rows
    UNION ALL
    WITH request WHERE $references > 0
    MATCH (:Asset {key: request[0]})<-[r:DID_REFERENCE]-(:Job)
    USING INDEX r:DID_REFERENCE(asset, at, job, access)
    WHERE
      r.asset = request[0] AND // for Neo4j's index
      /* include access_after */
    WITH r ORDER BY
      r.asset DESC, // for Neo4j's index
      r.at DESC, r.job DESC, r.access DESC LIMIT $references
    RETURN collect([r.at, r.job, r.access]) AS walked, $references AS length,
      collect(CASE WHEN r.access IN $accesses THEN /* include access_row */ END) AS rows
  }
  WITH {stopped: CASE size(walked) WHEN 0 THEN null WHEN length THEN walked[-1] END, rows: rows} AS walk
  RETURN collect(walk) AS walks
}
RETURN collect(walks)
