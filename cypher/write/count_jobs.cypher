// Adds what jobs showed to the counters of usages. Of jobs created at the same time, the one with the greatest key
// counts as the last. One map: each property is compared with its value under the usage's lock.
UNWIND $rows AS row
MATCH (u:Usage {key: row.key})
SET u += {
  jobCount: coalesce(u.jobCount, 0) + row.jobs,
  readJobCount: coalesce(u.readJobCount, 0) + row.readJobs,
  writeJobCount: coalesce(u.writeJobCount, 0) + row.writeJobs,
  firstSeenAt: CASE WHEN u.firstSeenAt <= row.firstAt THEN u.firstSeenAt ELSE row.firstAt END,
  lastSeenAt: CASE WHEN u.lastSeenAt >= row.lastAt THEN u.lastSeenAt ELSE row.lastAt END,
  firstReadAt: CASE WHEN u.firstReadAt <= coalesce(row.firstReadAt, u.firstReadAt) THEN u.firstReadAt
    ELSE row.firstReadAt END,
  lastReadAt: CASE WHEN u.lastReadAt >= coalesce(row.lastReadAt, u.lastReadAt) THEN u.lastReadAt
    ELSE row.lastReadAt END,
  firstWriteAt: CASE WHEN u.firstWriteAt <= coalesce(row.firstWriteAt, u.firstWriteAt) THEN u.firstWriteAt
    ELSE row.firstWriteAt END,
  lastWriteAt: CASE WHEN u.lastWriteAt >= coalesce(row.lastWriteAt, u.lastWriteAt) THEN u.lastWriteAt
    ELSE row.lastWriteAt END,
  lastJob: CASE WHEN u.lastJobAt > row.lastJobAt OR (u.lastJobAt = row.lastJobAt AND u.lastJob > row.lastJob)
    THEN u.lastJob ELSE row.lastJob END,
  lastJobAt: CASE WHEN u.lastJobAt > row.lastJobAt THEN u.lastJobAt ELSE row.lastJobAt END
}
RETURN count(u)
