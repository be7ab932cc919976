// What a deployment is planned against. The revision tells at its end whether another one came between.
OPTIONAL MATCH (w:Workspace {key: $workspace})
RETURN CASE WHEN w IS NULL THEN null ELSE {
  revision: w.revision, storages: w.storagesJson, resourcesKnown: w.resourcesKnown
} END
