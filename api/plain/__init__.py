"""An executor that reads a page at once, level by level and column by column.

graphql-core takes each field of each row through a dozen calls. Here a selection is turned once for its document into a
plan. A field that is an attribute is read of all rows of a level, and completed, as one column. A field that has a
resolver is resolved for all rows together: by its own ``many`` where it has one, else by calling its resolver for each,
so that all of one level meet in one statement. Where anything fails or is not what its type says, graphql-core
completes the answer from what the resolvers have told, so that errors, nulls and their places are its own and no
resolver is called twice. The values of variables are read the same way: by what their types were turned into once.
"""

from __future__ import annotations

from api.plain.executor import PlainExecutor
from api.plain.plan import Plans

__all__ = ["PlainExecutor", "Plans"]
