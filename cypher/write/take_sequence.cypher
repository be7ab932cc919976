// The SET locks the log until the transaction ends: numbers are given in the order of commits, without a gap.
MERGE (l:Log {workspace: $workspace})
ON CREATE SET l.sequence = 0
SET l.sequence = l.sequence + $count
RETURN l.sequence - $count
