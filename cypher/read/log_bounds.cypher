// The newest sequence number of each workspace's log and the oldest that still exists, in the order of $requests.
UNWIND $requests AS workspace
OPTIONAL MATCH (l:Log {workspace: workspace})
RETURN collect([coalesce(l.sequence, 0), coalesce(l.oldest, 1)])
