// for Job, Detection, Usage, Diagnostic, Import, Start, Step, Script, Flow, App, Schedule, Trigger, Asset
// The first nodes of a workspace, after their edges.
MATCH (n:$Label) WHERE n.key >= $from AND n.key < $to
WITH n LIMIT $nodes
DETACH DELETE n
RETURN count(*)
