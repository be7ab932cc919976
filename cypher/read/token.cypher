// The token whose secret has this hash.
MATCH (t:Token {hash: $hash})
RETURN t {.name, .workspaces, .rights, .folders, .createdAt, .expiresAt, .revokedAt, .lastUsedAt}
