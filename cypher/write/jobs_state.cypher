// What jobs are recorded against.
MATCH (w:Workspace {key: $workspace})
RETURN {storages: w.storagesJson, resourcesKnown: w.resourcesKnown, prunedBefore: w.jobsPrunedBefore}
