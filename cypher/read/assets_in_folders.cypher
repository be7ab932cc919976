// What a caller who is restricted to folders may know of assets, each at the index of its request. seen: its own path
// is in a folder, or a visible usage names it. used: a visible live usage names it, or another asset of its database or
// pattern.
UNWIND $requests AS key
CALL (key) {
  OPTIONAL MATCH (a:Asset {key: key})
  RETURN coalesce(any(folder IN $folders WHERE a.uri STARTS WITH 'res://' + folder), false) AS own
}
CALL (key) {
  UNWIND [true, false] AS live
  CALL (key, live) {
    MATCH (u:Usage {asset: key, live: live})
    WHERE u.rank >= ''
      AND /* include usage_in_folders */
    RETURN u.live AS found LIMIT 1
  }
  RETURN collect(found) AS lives
}
CALL (key) {
  MATCH (:Asset {key: key})-[:CONTAINS|MATCHES]-(b:Asset)
  MATCH (u:Usage {asset: b.key, live: true})
  WHERE u.rank >= ''
    AND /* include usage_in_folders */
  WITH b LIMIT 1
  RETURN count(b) AS beside
}
RETURN collect({seen: own OR size(lives) > 0, used: true IN lives OR beside > 0})
