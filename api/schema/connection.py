"""Connections: pages of lists, with keyset pagination."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import strawberry

from api.paging import Listing, Row
from api.schema.field import computed, field

T = TypeVar("T")


@strawberry.type(description="Position of a page in its list.")
class PageInfo:
    listing: strawberry.Private[Listing]
    has_next_page: bool = computed(
        "Whether the list continues; use endCursor as after.", lambda page: page.listing.goes_on
    )
    has_previous_page: bool = computed(
        "Whether the page was requested after a cursor.", lambda page: page.listing.begun
    )
    start_cursor: str | None = computed("Cursor of the first row.", lambda page: page.listing.cursor(0))
    end_cursor: str | None = computed(
        "Cursor with which to request the next page.", lambda page: page.listing.cursor(-1)
    )


@strawberry.type(name="Edge", description="A row of a page, with its cursor.")
class Edge(Generic[T]):
    cursor: str = strawberry.field(description="Position of the row in the list.")
    node: T = strawberry.field(description="The row.")


@strawberry.type(name="Connection", description="A page of a list.")
class Connection(Generic[T]):
    listing: strawberry.Private[Listing]
    nodes: list[T] = strawberry.field(description="The rows of the page.")
    page_info: PageInfo = computed("Position of the page in the list.", lambda page: PageInfo(listing=page.listing))

    @field("The rows of the page, each with its cursor.")
    def edges(self) -> list[Edge[T]]:
        encode, position = self.listing.window.cursors.encode, self.listing.position
        return [
            Edge(cursor=encode(position(row)), node=node)
            for row, node in zip(self.listing.rows, self.nodes, strict=True)
        ]


@strawberry.type(name="Connection", description="A page of a list that can be counted.")
class CountedConnection(Connection[T]):
    @field("Number of rows in the whole list; only counted if requested.")
    async def total_count(self) -> int | None:
        return None if self.listing.count is None else await self.listing.count()


def connection(listing: Listing, make: Callable[[Row], T]) -> CountedConnection[T]:
    """The connection of a listing; ``make`` converts its rows."""
    return CountedConnection(listing=listing, nodes=[*map(make, listing.rows)])
