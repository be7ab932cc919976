// The runnables whose last analysis read these paths, whether a file was there or not.
UNWIND $rows AS path
MATCH (i:Import {workspace: $workspace, path: path})
RETURN collect(DISTINCT {key: i.importer, kind: i.importerKind})
