// The newest sequence number of a workspace's log.
MATCH (l:Log {workspace: $workspace})
RETURN l.sequence
