"""Keyset pages: where one begins, how far it walks, and where the next goes on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from api.cursors import Cursors, Position
from api.errors import BadInput
from api.limits import Limits

Row = dict[str, Any]

HIGHEST = "\U0010ffff"
"""No text of the graph that a list is ordered by begins with it."""

LATEST = 2**53
"""No instant is later."""


@dataclass(frozen=True, slots=True)
class Walk:
    """What a statement answers: the rows that pass the filter among those that it walked, and where it stopped short
    of the list's end (None where it did not)."""

    rows: list[Row]
    stopped: Position | None

    @classmethod
    def of(cls, answer: Row) -> Walk:
        """The answer of a statement: ``rows``, and in ``stopped`` the position of the last row walked, or null."""
        stopped = answer["stopped"]
        return cls(answer["rows"], None if stopped is None else tuple(stopped))


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a list that is asked for."""

    first: int
    after: Position
    later: bool
    cursors: Cursors
    walk: int
    start: Position

    @classmethod
    def of(
        cls,
        limits: Limits,
        cursors: Cursors,
        first: int | None,
        after: str | None,
        start: Position,
        names: tuple[str, str] = ("first", "after"),
    ) -> Window:
        """The window of these arguments; ``start`` is the position before the whole list.

        Raises BadInput for a number out of bounds and for a cursor of another list."""
        size = limits.page_default if first is None else first
        if not 1 <= size <= limits.page:
            raise BadInput(names[0], f"{size} is not between 1 and {limits.page}")
        return cls(size, cursors.decode(after, start, names[1]), after is not None, cursors, limits.walk, start)


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of a window, each with its position in the list; ``end`` is where the next page begins, None at the
    end of the list; ``count`` counts the whole list."""

    window: Window
    rows: list[Row]
    end: Position | None
    position: Callable[[Row], Position]
    count: Callable[[], Awaitable[int]] | None = None
    backward: bool = False

    def reversed(self) -> Listing:
        """The same rows in the order of a list that was walked from its end."""
        return replace(self, rows=self.rows[::-1], backward=True)


async def listing(
    window: Window,
    walk: Callable[[Position, int], Awaitable[Walk]],
    position: Callable[[Row], Position],
    count: Callable[[], Awaitable[int]] | None = None,
    seen: Callable[[list[Row]], Awaitable[list[Row]]] | None = None,
) -> Listing:
    """Walks the list from the window's beginning until its rows are found, the list ends or the walk is long enough.

    The first step is as short as an unfiltered page; only a filter that leaves rows out makes a second one. ``seen``
    keeps the rows that a caller may see who may not see all: then a walk is never long enough, since the cursor of
    where it stopped would tell of a row that is not seen."""
    if seen is not None:
        return await _listing_seen(window, walk, position, seen, counted=count is not None)
    rows: list[Row] = []
    at, step, left = window.after, window.first + 1, window.walk
    while True:
        found = await walk(at, step)
        rows += found.rows
        if len(rows) > window.first:
            rows = rows[: window.first]
            return Listing(window, rows, position(rows[-1]), position, count)
        left -= step
        if found.stopped is None or left <= 0:
            return Listing(window, rows, found.stopped, position, count)
        at, step = found.stopped, left


async def _listing_seen(
    window: Window,
    walk: Callable[[Position, int], Awaitable[Walk]],
    position: Callable[[Row], Position],
    seen: Callable[[list[Row]], Awaitable[list[Row]]],
    counted: bool,
) -> Listing:
    async def onward(at: Position | None) -> AsyncIterator[list[Row]]:
        while at is not None:
            found = await walk(at, window.walk)
            yield await seen(found.rows)
            at = found.stopped

    async def count() -> int:
        return sum([len(some) async for some in onward(window.start)])

    rows: list[Row] = []
    async for some in onward(window.after):
        rows += some
        if len(rows) > window.first:
            break
    goes_on = len(rows) > window.first
    rows = rows[: window.first]
    return Listing(window, rows, position(rows[-1]) if goes_on else None, position, count if counted else None)


def beyond(prefix: str) -> str:
    """The least text that is greater than every text with the prefix."""
    return prefix[:-1] + chr(ord(prefix[-1]) + 1) if prefix else HIGHEST


def following(text: str) -> str:
    """The least text that is greater than this one."""
    return text + "\0" if text else ""
