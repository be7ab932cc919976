// The number of assets of a workspace that pass the filter.
MATCH (a:Asset)
WHERE a.workspace = $workspace AND a.uri STARTS WITH $uriPrefix
  AND all(word IN $words WHERE a.search CONTAINS word)
  AND /* include asset_wanted */
  AND ($live IS NULL OR EXISTS {
    UNWIND $live AS live
    MATCH (u:Usage {asset: a.key, live: live})
    WHERE u.rank >= ''
      AND /* include usage_filter */
  })
RETURN count(a)
