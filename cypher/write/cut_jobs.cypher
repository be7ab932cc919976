// From now on jobs from before the cut are gone: nobody records them again.
MATCH (w:Workspace {key: $key})
SET w.jobsPrunedBefore = CASE WHEN w.jobsPrunedBefore > $before THEN w.jobsPrunedBefore ELSE $before END
RETURN w.jobsPrunedBefore
