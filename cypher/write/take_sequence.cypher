// The first SET locks the log until the transaction ends: numbers are given in the order of commits, without a gap. Who
// sees the number before them sees all entries up to it, since their transaction had ended.
MERGE (l:Log {workspace: $workspace})
ON CREATE SET l.sequence = 0
SET l.sequence = l.sequence + $count
SET l.before = l.sequence - $count
RETURN l.before
