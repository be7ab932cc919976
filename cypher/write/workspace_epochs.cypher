MATCH (w:Workspace)
WHERE w.name IS NOT NULL
RETURN collect(w {.name, .epoch, storages: w.storagesJson})
