// The number of usages of each set of assets that pass the filter.
UNWIND $requests AS request
CALL (request) {
  UNWIND request AS asset
  UNWIND $live AS live
  MATCH (u:Usage {asset: asset, live: live})
  WHERE u.rank >= ''
    AND /* include usage_filter */
  RETURN count(u) AS number
}
RETURN collect(number)
