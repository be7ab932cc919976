"""The graph over HTTP: the GraphQL schema, its execution, and the pages around it."""
