// Before which instant a workspace keeps no jobs.
MATCH (w:Workspace {key: $workspace})
RETURN w.jobsPrunedBefore
