// The oldest detections of a workspace, each as [number, instant]. One that another server deletes concurrently is
// still in the index but has no properties; it counts as old.
MATCH (d:Detection)
USING INDEX d:Detection(workspace, sequence)
WHERE d.workspace = $workspace AND d.sequence > 0
WITH d, d.sequence AS sequence ORDER BY d.workspace, sequence LIMIT $count
RETURN collect([sequence, coalesce(d.at, 0)])
