"""Pages of lists that grow: keyset connections."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import strawberry

from api.paging import Listing, Row
from api.schema.field import field

T = TypeVar("T")


@strawberry.type(description="Position of a page in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether the list continues; use endCursor as after.")
    has_previous_page: bool = strawberry.field(description="Whether the page was requested after a cursor.")
    start_cursor: str | None = strawberry.field(description="Cursor of the first row.")
    end_cursor: str | None = strawberry.field(description="Cursor with which to request the next page.")

    @classmethod
    def of(cls, listing: Listing) -> PageInfo:
        """Where the page of a listing stands. Its walk ended behind the last row, of one from the end before the
        first: further rows are there, and after a cursor there are some on the other side."""
        encode, rows = listing.window.cursors.encode, listing.rows
        start, end = (listing.position(rows[0]), listing.position(rows[-1])) if rows else (None, None)
        goes_on, begun = listing.end is not None, listing.window.later
        start, end = (listing.end or start, end) if listing.backward else (start, listing.end or end)
        return cls(
            has_next_page=begun if listing.backward else goes_on,
            has_previous_page=goes_on if listing.backward else begun,
            start_cursor=encode(start) if start else None,
            end_cursor=encode(end) if end else None,
        )


@strawberry.type(name="Edge", description="A row of a page, with its cursor.")
class Edge(Generic[T]):
    cursor: str = strawberry.field(description="Position of the row in the list.")
    node: T = strawberry.field(description="The row.")


@strawberry.type(name="Connection", description="A page of a list.")
class Connection(Generic[T]):
    listing: strawberry.Private[Listing]
    nodes: list[T] = strawberry.field(description="The rows of the page.")
    page_info: PageInfo = strawberry.field(description="Position of the page in the list.")

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
    """The page of a listing, its rows made into nodes."""
    return CountedConnection(listing=listing, nodes=[make(row) for row in listing.rows], page_info=PageInfo.of(listing))
