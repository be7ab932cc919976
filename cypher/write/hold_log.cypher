// The SET locks the log: no reader is told a place that is being forgotten.
MATCH (l:Log {workspace: $workspace})
SET l.oldest = $oldest
RETURN l.oldest
