// Resets what jobs showed about runnables with a newly deployed version.
UNWIND $rows AS key
MATCH (u:Usage {runnable: key})
WHERE u.uri IS NOT NULL AND u.ran = true
SET u.ran = false, u.trackedTouch = false, u.trackedRead = false, u.trackedWrite = false
RETURN count(u)
