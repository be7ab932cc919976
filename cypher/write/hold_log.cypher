// The SET locks the log, so that no reader gets a position that is being deleted. Several servers may delete at once;
// the oldest number never decreases.
MATCH (l:Log {workspace: $workspace})
SET l.oldest = CASE WHEN l.oldest > $oldest THEN l.oldest ELSE $oldest END
RETURN l.oldest
