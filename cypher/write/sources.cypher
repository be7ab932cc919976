// Scripts that others import, by path.
UNWIND $rows AS row
MATCH (s:Script {key: row.key}) WHERE s.live AND s.source IS NOT NULL
RETURN collect({path: row.path, language: s.language, content: s.source})
