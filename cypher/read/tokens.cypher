// All tokens, ordered by name.
MATCH (t:Token)
WHERE t.name >= ''
WITH t ORDER BY t.name
RETURN collect(t {.name, .workspaces, .rights, .folders, .createdAt, .expiresAt, .revokedAt, .lastUsedAt})
