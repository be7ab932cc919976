// batch
// Jobs list each usage that counts them once, with its directions as bits (4 all, 1 reads, 2 writes), where they had a
// list of usages for each direction.
MATCH (j:Job)
WHERE NOT j.usages[0] CONTAINS ' '
WITH j LIMIT 20000
SET j.usages = [usage IN j.usages | usage + ' ' + toString(
    4 + CASE WHEN usage IN coalesce(j.usagesRead, []) THEN 1 ELSE 0 END
      + CASE WHEN usage IN coalesce(j.usagesWritten, []) THEN 2 ELSE 0 END
  )], j.usagesRead = null, j.usagesWritten = null
RETURN count(j)
