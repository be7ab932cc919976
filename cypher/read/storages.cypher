// The S3 storages of a workspace as it told them, null where it did not; no record without the workspace.
MATCH (w:Workspace {name: $name})
RETURN {storages: w.storagesJson}
