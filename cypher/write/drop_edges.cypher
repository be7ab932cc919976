// for Job, Detection, Usage, Diagnostic, Import, Start, Step, Script, Flow, App, Schedule, Trigger, Asset
// Some edges of the first nodes of a workspace, whose keys are a range: all of them, if they are fewer.
MATCH (n:$Label) WHERE n.key >= $from AND n.key < $to
WITH n LIMIT $nodes
MATCH (n)-[r]-()
WITH DISTINCT r LIMIT $edges
DELETE r
RETURN count(r)
