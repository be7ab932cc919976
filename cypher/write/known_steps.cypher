// The steps that flows have or had: those that a new version lacks retire.
UNWIND $rows AS key
MATCH (s:Step {flow: key}) WHERE s.position IS NOT NULL
RETURN collect({key: s.key, path: s.path, live: s.live})
