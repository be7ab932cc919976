"""The interface of objects with an id."""

from __future__ import annotations

from operator import methodcaller
from typing import Self

import strawberry

from api import ids
from api.paging import Row
from api.schema.field import computed


@strawberry.interface(description="An object that can be fetched again by its id.")
class Node:
    row: strawberry.Private[Row]
    id: strawberry.ID = computed("An opaque id that never changes while the object exists.", methodcaller("node_id"))

    @classmethod
    def of(cls, row: Row) -> Self:
        """The object of a row of the graph."""
        return cls(row=row)

    @property
    def key(self) -> str:
        """Its key in the graph."""
        key: str = self.row["key"]
        return key

    def node_id(self) -> str:
        """Its id in the API."""
        return ids.encode(type(self).__name__, self.key)
