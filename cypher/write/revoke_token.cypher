MATCH (t:Token {name: $name})
SET t.revokedAt = coalesce(t.revokedAt, $at)
RETURN t.revokedAt
