// The SET locks the log: no reader is told a place that is being forgotten. Servers forget at once, and what one has
// forgotten the other must not call held.
MATCH (l:Log {workspace: $workspace})
SET l.oldest = CASE WHEN l.oldest > $oldest THEN l.oldest ELSE $oldest END
RETURN l.oldest
