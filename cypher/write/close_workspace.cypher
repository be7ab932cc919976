// Closes a workspace. Creating its node anew waits for everybody who has locked its key (share_workspace) or its node
// (open_workspace). Returns how many there were: 0 or 1.
MATCH (w:Workspace {key: $key})
DELETE w
CREATE (:Workspace {key: $key, workspace: $workspace, closedAt: $at})
RETURN count(*)
