// Closes a workspace. Creating its node anew waits for everybody who has locked its key (share_workspace) or its node
// (open_workspace). Returns since when it is closed; no record if there is no such workspace.
MATCH (w:Workspace {key: $key})
WITH w, coalesce(w.closedAt, $at) AS closedAt
DELETE w
CREATE (:Workspace {key: $key, workspace: $workspace, closedAt: closedAt})
RETURN closedAt
