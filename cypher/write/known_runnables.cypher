// for Script, Flow, App, Schedule, Trigger
UNWIND $rows AS key
MATCH (n:$Label {key: key})
RETURN collect({key: n.key, live: n.live, fingerprint: n.fingerprint, facts: n.facts, origin: n.origin})
