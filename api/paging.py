"""Keyset pages: where one begins, how far it walks, and where the next goes on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import repeat
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


Walking = Callable[[Mapping[int, Position], int], Awaitable[list[Walk]]]
"""Walks several lists that far, each from a position, which are told by the lists' places."""

Count = Callable[[], Awaitable[int]]

Seen = Callable[[list[Row]], Awaitable[list[Row]]]
"""Keeps the rows of a list that are seen."""


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
        size = limits.usual if first is None else first
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
    count: Count | None = None
    backward: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether there are rows behind the window."""
        return self.window.later if self.backward else self.end is not None

    @property
    def begun(self) -> bool:
        """Whether there are rows before the window."""
        return self.end is not None if self.backward else self.window.later

    def cursor(self, place: int) -> str | None:
        """The cursor of the first row (0) or the last (-1): on the side where the walk ended, that of its end."""
        position = self.end if self.backward is (place == 0) else None
        if position is None and self.rows:
            position = self.position(self.rows[place])
        return None if position is None else self.window.cursors.encode(position)

    def reversed(self) -> Listing:
        """The same rows in the order of a list that was walked from its end."""
        return replace(self, rows=self.rows[::-1], backward=True)


async def listing(
    window: Window,
    walk: Callable[[Position, int], Awaitable[Walk]],
    position: Callable[[Row], Position],
    count: Count | None = None,
    seen: Seen | None = None,
    at_once: bool = False,
) -> Listing:
    """Walks the list from the window's beginning until its rows are found, the list ends or the walk is long enough.

    The first step is as short as an unfiltered page; only a filter that leaves rows out makes a second one, unless the
    walk is to be taken ``at_once``. ``seen`` keeps the rows that a caller may see who may not see all: then a walk is
    never long enough, since the cursor of where it stopped would tell of a row that is not seen."""

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
    """The same for lists that are walked together, their windows alike."""
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
    """The least text that is greater than every text with the prefix."""
    head = prefix.rstrip(HIGHEST)
    if not head:
        return HIGHEST
    after = ord(head[-1]) + 1
    return head[:-1] + chr(0xE000 if after == 0xD800 else after)  # no text has surrogates


def following(text: str) -> str:
    """The least text that is greater than this one."""
    return text + "\0" if text else ""
