// The S3 storages of a workspace, null if it has not provided them; no record if the workspace does not exist.
MATCH (w:Workspace {name: $name})
RETURN {storages: w.storagesJson}
