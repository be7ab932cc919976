// Who read these paths when they were analysed last, also where there was nothing yet.
UNWIND $rows AS path
MATCH (i:Import {workspace: $workspace, path: path})
RETURN collect(DISTINCT {key: i.importer, kind: i.importerKind})
