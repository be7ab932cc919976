MATCH (t:Token {hash: $hash})
SET t.lastUsedAt = $at
RETURN t.lastUsedAt
