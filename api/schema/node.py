"""What has an id of its own."""

from __future__ import annotations

from operator import methodcaller
from typing import Self

import strawberry

from api import ids
from api.paging import Row
from api.schema.field import told


@strawberry.interface(description="An object that can be fetched again by its id.")
class Node:
    row: strawberry.Private[Row]
    id: strawberry.ID = told("An opaque id that never changes while the object exists.", methodcaller("node_id"))

    @classmethod
    def of(cls, row: Row) -> Self:
        """What a row of the graph tells of."""
        return cls(row=row)

    @property
    def key(self) -> str:
        """Its key in the graph."""
        key: str = self.row["key"]
        return key

    def node_id(self) -> str:
        """Its id in the API."""
        return ids.encode(type(self).__name__, self.key)
