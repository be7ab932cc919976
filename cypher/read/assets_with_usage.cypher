// Which assets have a usage that passes the filter.
UNWIND $keys AS key
CALL (key) {
  UNWIND $live AS live
  MATCH (u:Usage {asset: key, live: live})
  WHERE u.rank >= ''
    AND /* include usage_filter */
  RETURN key AS kept LIMIT 1
}
RETURN collect(kept)
