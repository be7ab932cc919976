// Whether a usage passes the filter.
($filter.reads IS NULL OR u.reads = $filter.reads)
AND ($filter.writes IS NULL OR u.writes = $filter.writes)
AND ($filter.accesses IS NULL OR u.access IN $filter.accesses)
AND ($filter.evidence IS NULL OR any(e IN u.evidence WHERE e IN $filter.evidence))
AND ($filter.kinds IS NULL OR u.kind IN $filter.kinds)
AND ($filter.columns IS NULL OR any(c IN u.columnNames WHERE c IN $filter.columns))
AND ($filter.runnable IS NULL OR u.runnable = $filter.runnable)
AND ($filter.pathPrefix IS NULL OR u.path STARTS WITH $filter.pathPrefix)
