// What a deployment is planned against. The revision tells at its end whether another one came between.
MATCH (w:Workspace {key: $workspace}) WHERE w.name IS NOT NULL
RETURN {revision: w.revision, storages: w.storagesJson, resourcesKnown: w.resourcesKnown}
