// The state of a workspace against which jobs are recorded.
MATCH (w:Workspace {key: $workspace})
RETURN {storages: w.storagesJson, resourcesKnown: w.resourcesKnown, prunedBefore: w.jobsPrunedBefore}
