// The number of usages of each set of runnables that pass the filter.
UNWIND $requests AS request
CALL (request) {
  UNWIND request AS runnable
  UNWIND $live AS live
  MATCH (u:Usage {runnable: runnable, live: live})
  WHERE u.uri >= ''
    AND /* include usage_filter */
  RETURN count(u) AS number
}
RETURN collect(number)
