// What jobs showed of usages. The sum comes first: it takes the usage's lock before the rest is compared.
UNWIND $rows AS row
MATCH (u:Usage {key: row.key})
SET u.jobCount = coalesce(u.jobCount, 0) + row.jobs
SET
  u.readJobCount = coalesce(u.readJobCount, 0) + row.readJobs,
  u.writeJobCount = coalesce(u.writeJobCount, 0) + row.writeJobs,
  u.firstSeenAt = CASE WHEN u.firstSeenAt <= row.firstAt THEN u.firstSeenAt ELSE row.firstAt END,
  u.lastSeenAt = CASE WHEN u.lastSeenAt >= row.lastAt THEN u.lastSeenAt ELSE row.lastAt END,
  u.firstReadAt = CASE
    WHEN row.firstReadAt IS NULL OR u.firstReadAt <= row.firstReadAt THEN u.firstReadAt ELSE row.firstReadAt END,
  u.lastReadAt = CASE
    WHEN row.lastReadAt IS NULL OR u.lastReadAt >= row.lastReadAt THEN u.lastReadAt ELSE row.lastReadAt END,
  u.firstWriteAt = CASE
    WHEN row.firstWriteAt IS NULL OR u.firstWriteAt <= row.firstWriteAt THEN u.firstWriteAt ELSE row.firstWriteAt END,
  u.lastWriteAt = CASE
    WHEN row.lastWriteAt IS NULL OR u.lastWriteAt >= row.lastWriteAt THEN u.lastWriteAt ELSE row.lastWriteAt END,
  u.lastJob = CASE WHEN u.lastJobAt > row.lastJobAt THEN u.lastJob ELSE row.lastJob END
SET u.lastJobAt = CASE WHEN u.lastJobAt > row.lastJobAt THEN u.lastJobAt ELSE row.lastJobAt END
RETURN count(u)
