"""Pages of lists that grow: keyset connections."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import strawberry

from api.paging import Listing, Row
from api.schema.field import field

T = TypeVar("T")


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether there is more of the list; continue from endCursor.")
    has_previous_page: bool = strawberry.field(description="Whether the page began after a cursor.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first row.")
    end_cursor: str | None = strawberry.field(description="The cursor to continue from.")

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


@strawberry.type(name="Edge", description="A row of a page, with its place.")
class Edge(Generic[T]):
    cursor: str = strawberry.field(description="The row's place in the list.")
    node: T = strawberry.field(description="The row.")


@strawberry.type(name="Connection", description="A page of a list.")
class Connection(Generic[T]):
    listing: strawberry.Private[Listing]
    nodes: list[T] = strawberry.field(description="The rows of the page.")
    page_info: PageInfo = strawberry.field(description="Where the page stands in its list.")

    @field("The rows of the page, each with its cursor.")
    def edges(self) -> list[Edge[T]]:
        encode, position = self.listing.window.cursors.encode, self.listing.position
        return [
            Edge(cursor=encode(position(row)), node=node)
            for row, node in zip(self.listing.rows, self.nodes, strict=True)
        ]


@strawberry.type(name="Connection", description="A page of a list that can be counted.")
class CountedConnection(Connection[T]):
    @field("How many rows the whole list has; counted only when asked for.")
    async def total_count(self) -> int | None:
        return None if self.listing.count is None else await self.listing.count()


def connection(listing: Listing, make: Callable[[Row], T]) -> CountedConnection[T]:
    """The page of a listing, its rows made into nodes."""
    return CountedConnection(listing=listing, nodes=[make(row) for row in listing.rows], page_info=PageInfo.of(listing))
