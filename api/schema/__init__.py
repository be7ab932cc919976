"""The GraphQL types, one concept per file; ``api.schema.build`` assembles them. ``python -m api.schema`` prints the
schema."""
