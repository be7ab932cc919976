"""Keyset pagination: where a page begins, how far it reads, and where the next one continues."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import repeat
from typing import Any

from api.cursors import Cursors, Position
from api.errors import BadInput
from api.limits import Limits
from cypher import HIGHEST

Row = dict[str, Any]


LATEST = 2**53
"""Sorts after every instant."""


@dataclass(frozen=True, slots=True)
class Walk:
    """The result of a statement: the rows that pass the filter among those that it read, and the position at which it
    stopped reading (None if it reached the end of the list)."""

    rows: list[Row]
    stopped: Position | None

    @classmethod
    def of(cls, answer: Row) -> Walk:
        """Reads the record of a statement: ``rows``, and in ``stopped`` the position of the last row read, or null."""
        stopped = answer["stopped"]
        return cls(answer["rows"], None if stopped is None else tuple(stopped))


Walking = Callable[[Mapping[int, Position], int], Awaitable[list[Walk]]]
"""Reads several lists, each from the position given for its index, and each at most that many rows."""

Count = Callable[[], Awaitable[int]]

Seen = Callable[[list[Row]], Awaitable[list[Row]]]
"""Keeps the rows that the caller may see."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a list that the arguments of a field ask for. ``later`` says that it does not begin at ``start``."""

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
        """The window of these arguments; ``start`` is the position before the first row of the list.

        Raises BadInput if the size is out of range or the cursor belongs to another list."""
        size = limits.usual if first is None else first
        if not 1 <= size <= limits.page:
            raise BadInput(names[0], f"{size} is not between 1 and {limits.page}")
        return cls(size, cursors.decode(after, start, names[1]), after is not None, cursors, limits.walk, start)


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of a window. ``end`` is the position after which the next page begins, None at the end of the list;
    ``count`` counts the whole list."""

    window: Window
    rows: list[Row]
    end: Position | None
    position: Callable[[Row], Position]
    count: Count | None = None
    backward: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether there may be rows after the window."""
        return self.window.later if self.backward else self.end is not None

    @property
    def begun(self) -> bool:
        """Whether there may be rows before the window."""
        return self.end is not None if self.backward else self.window.later

    def cursor(self, place: int) -> str | None:
        """The cursor of the first row (0) or the last one (-1); on the side where reading stopped, the cursor of that
        position."""
        position = self.end if self.backward is (place == 0) else None
        if position is None and self.rows:
            position = self.position(self.rows[place])
        return None if position is None else self.window.cursors.encode(position)

    def reversed(self) -> Listing:
        """The same rows in list order, for a list that was read from its end."""
        return replace(self, rows=self.rows[::-1], backward=True)


async def listing(
    window: Window,
    walk: Callable[[Position, int], Awaitable[Walk]],
    position: Callable[[Row], Position],
    count: Count | None = None,
    seen: Seen | None = None,
    at_once: bool = False,
) -> Listing:
    """Reads the list from the start of the window until the window is full, the list ends, or the limit of rows read
    is reached.

    The first step reads no more than an unfiltered page needs; a second one follows only if a filter dropped rows.
    ``at_once`` reads everything in one step. ``seen`` keeps the rows that the caller may see; with it, reading goes on
    without a limit, since a cursor of where it stopped could reveal a hidden row."""

    async def alone(at: Mapping[int, Position], length: int) -> list[Walk]:
        return [await walk(at[0], length)]

    (found,) = await listings([window], alone, position, count and [count], seen, at_once)
    return found


async def listings(
    windows: Sequence[Window],
    walk: Walking,
    position: Callable[[Row], Position],
    counts: Sequence[Count] | None = None,
    seen: Seen | None = None,
    at_once: bool = False,
) -> list[Listing]:
    """The same for several lists that are read together; their windows have equal sizes."""
    first, longest = windows[0].first, windows[0].walk
    rows: list[list[Row]] = [[] for _ in windows]
    ends: list[Position | None] = [None] * len(windows)
    at = {place: window.after for place, window in enumerate(windows)}
    rest = max(longest - first - 1, 1)
    steps = (first + 1 + rest,) if at_once else (first + 1, rest)
    for step in repeat(longest) if seen else steps:
        onward = {}
        for place, found in zip(at, await walk(at, step), strict=True):
            held = rows[place] + (await seen(found.rows) if seen else found.rows)
            rows[place], ends[place] = held[:first], found.stopped
            if len(held) > first:
                ends[place] = position(held[first - 1])
            elif found.stopped is not None:
                onward[place] = found.stopped
        at = onward
        if not at:
            break
    if seen and counts:
        counts = [partial(_count_seen, place, window, walk, seen) for place, window in enumerate(windows)]
    return [
        Listing(window, held, end, position, count)
        for window, held, end, count in zip(windows, rows, ends, counts or repeat(None), strict=False)
    ]


async def _count_seen(place: int, window: Window, walk: Walking, seen: Seen) -> int:
    number, at = 0, window.start
    while True:
        (found,) = await walk({place: at}, window.walk)
        number += len(await seen(found.rows))
        if found.stopped is None:
            return number
        at = found.stopped


def beyond(prefix: str) -> str:
    """The smallest text that is greater than every text with this prefix."""
    head = prefix.rstrip(HIGHEST)
    if not head:
        return HIGHEST
    after = ord(head[-1]) + 1
    return head[:-1] + chr(0xE000 if after == 0xD800 else after)  # skips the surrogates, which no text contains


def following(text: str) -> str:
    """The smallest text that is greater than this one; the empty text stays empty."""
    return text + "\0" if text else ""
