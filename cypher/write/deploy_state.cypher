// The state of a workspace against which a deployment is planned. The revision shows later whether another deployment
// was committed in between.
MATCH (w:Workspace {key: $workspace})
RETURN {
  revision: w.revision, storages: w.storagesJson, resourcesKnown: w.resourcesKnown, isClosed: w.name IS NULL
}
