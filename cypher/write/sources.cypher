// Scripts that others import, by the path that they are imported by.
UNWIND $rows AS row
MATCH (s:Script {key: row.key}) WHERE s.live AND s.source IS NOT NULL
RETURN collect({path: row.path, language: s.language, content: s.source})
