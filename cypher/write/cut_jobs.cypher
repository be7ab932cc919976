// Sets the instant before which jobs are deleted and not recorded again.
MATCH (w:Workspace {key: $key})
SET w.jobsPrunedBefore = CASE WHEN w.jobsPrunedBefore > $before THEN w.jobsPrunedBefore ELSE $before END
RETURN w.jobsPrunedBefore
