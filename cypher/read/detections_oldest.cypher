// The oldest detections of a workspace, each as [number, instant].
MATCH (d:Detection)
USING INDEX d:Detection(workspace, sequence)
WHERE d.workspace = $workspace AND d.sequence > 0
WITH d ORDER BY d.workspace, d.sequence LIMIT $count
RETURN collect([d.sequence, d.at])
