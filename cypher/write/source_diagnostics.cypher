// The stored diagnostics of sources.
UNWIND $rows AS source
MATCH (d:Diagnostic {runnable: source}) WHERE d.rank IS NOT NULL
RETURN collect({key: d.key, path: d.path})
