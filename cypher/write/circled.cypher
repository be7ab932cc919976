// The live flows that were in a circle with these when circles were last searched for.
UNWIND $rows AS key
MATCH (f:Flow {key: key}) WHERE f.circle IS NOT NULL
WITH DISTINCT f.circle AS circle
MATCH (g:Flow {workspace: $workspace, circle: circle}) WHERE g.live
RETURN collect(g.path)
