// The token with this hash of its secret.
MATCH (t:Token {hash: $hash})
RETURN t {.name, .workspaces, .rights, .folders, .createdAt, .expiresAt, .revokedAt, .lastUsedAt}
