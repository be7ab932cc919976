"""A fast executor that reads lists level by level and column by column.

graphql-core makes a dozen calls for each field of each row. Here each selection is compiled once per document into a
plan. A field that is an attribute is read from all rows of a level, and completed, as one column. A field with a
resolver is resolved for all rows together: by its ``many`` function if it has one, otherwise by calling its resolver
for each row, concurrently, so that the reads of one level can be combined into one statement. If anything fails or does
not have its declared type, graphql-core completes the response from the recorded results of the resolvers. So errors,
nulls and paths are exactly those of graphql-core, and no resolver is called twice. The values of variables are read in
the same way, by readers that are compiled once per input type.
"""

from __future__ import annotations

from api.plain.executor import PlainExecutor
from api.plain.plan import Plans

__all__ = ["PlainExecutor", "Plans"]
