// for Script, Flow, App, Schedule, Trigger
UNWIND $rows AS key
MATCH (n:$Label {key: key})
RETURN collect(n {.key, .live, .fingerprint, .contentHash, .epoch, .facts, .origin})
