"""Prints the schema."""

from api.schema.build import printed

print(printed(), end="")
