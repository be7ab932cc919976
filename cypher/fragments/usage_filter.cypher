// Whether a usage passes the filter.
($filter.reads IS NULL OR u.reads = $filter.reads)
AND ($filter.writes IS NULL OR u.writes = $filter.writes)
AND ($filter.accesses IS NULL OR u.access IN $filter.accesses)
AND ($filter.evidence IS NULL OR any(e IN u.evidence WHERE e IN $filter.evidence))
AND ($filter.kinds IS NULL OR u.kind IN $filter.kinds)
AND ($filter.columns IS NULL OR any(c IN u.columnNames WHERE c IN $filter.columns))
AND ($filter.runnables IS NULL OR u.runnable IN $filter.runnables)
AND ($filter.pathPrefix IS NULL OR u.path STARTS WITH $filter.pathPrefix)
AND ($filter.folders IS NULL
  OR any(folder IN $filter.folders WHERE u.path STARTS WITH folder) OR u.runnable IN $filter.reached)
AND ($filter.agreements IS NULL OR CASE
  WHEN u.declaredAccess IS NULL AND u.observedAccess IS NOT NULL THEN 'OBSERVED_ONLY'
  WHEN NOT coalesce(u.ran, false) THEN 'NOT_RUN'
  WHEN NOT coalesce(u.trackedTouch, false) THEN 'DECLARED_ONLY'
  WHEN coalesce(u.declaredAccess, 'UNKNOWN') = 'UNKNOWN' THEN 'CONFIRMED'
  WHEN NOT coalesce(u.trackedRead, false) AND NOT coalesce(u.trackedWrite, false) THEN 'CONFIRMED'
  WHEN (u.declaredAccess <> 'WRITE') <> coalesce(u.trackedRead, false) THEN 'DIVERGENT'
  WHEN (u.declaredAccess <> 'READ') <> coalesce(u.trackedWrite, false) THEN 'DIVERGENT'
  ELSE 'CONFIRMED'
END IN $filter.agreements)
