"""The graph over HTTP: the GraphQL schema, the view that answers it, and the pages around it."""
