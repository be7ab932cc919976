"""Strongly connected components (R. Tarjan, "Depth-first search and linear graph algorithms", 1972)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def components(starts: Iterable[T], after: Callable[[T], Iterable[T]]) -> Iterator[list[T]]:
    """The strongly connected components of all that is reached from some starts, without recursion."""
    numbers: dict[T, int] = {}
    lowest: dict[T, int] = {}
    open_: dict[T, None] = {}
    for start in starts:
        if start in numbers:
            continue
        numbers[start] = lowest[start] = len(numbers)
        open_[start] = None
        path = [(start, iter(after(start)))]
        while path:
            here, ways = path[-1]
            there = next(ways, None)
            if there is None:
                path.pop()
                if path:
                    before = path[-1][0]
                    lowest[before] = min(lowest[before], lowest[here])
                if lowest[here] == numbers[here]:
                    component = [open_.popitem()[0]]
                    while component[-1] != here:
                        component.append(open_.popitem()[0])
                    yield component
            elif there not in numbers:
                numbers[there] = lowest[there] = len(numbers)
                open_[there] = None
                path.append((there, iter(after(there))))
            elif there in open_:
                lowest[here] = min(lowest[here], numbers[there])
