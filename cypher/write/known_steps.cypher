// The stored steps of flows; those that a new version lacks are retired.
UNWIND $rows AS key
MATCH (s:Step {flow: key}) WHERE s.position IS NOT NULL
RETURN collect({key: s.key, path: s.path, live: s.live})
