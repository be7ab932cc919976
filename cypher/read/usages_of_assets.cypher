// Usages of assets, ordered by runnable; a request is [assets, rank, asset], the position after which to begin. The
// equalities are in the pattern so that the embedded database uses an index for each row.
// DISTINCT, because Neo4j finds a usage that retires in between both live and retired.
UNWIND $requests AS request
CALL (request) {
  UNWIND request[0] AS asset
  UNWIND $live AS live
  CALL (request, asset, live) {
    MATCH (u:Usage {asset: asset, live: live})
    WHERE u.rank >= request[1]
      AND NOT (u.rank = request[1] AND u.asset <= request[2])
    RETURN u ORDER BY u.asset, u.live, u.rank LIMIT $walk
  }
  WITH DISTINCT u ORDER BY u.rank, u.asset LIMIT $walk
  WITH collect(u) AS walked
  WITH walked, [u IN walked
    WHERE /* include usage_filter */ |
    /* include usage_row */] AS rows
  RETURN {stopped: CASE WHEN size(walked) = $walk THEN [walked[-1].rank, walked[-1].asset] END, rows: rows} AS answer
}
RETURN collect(answer)
