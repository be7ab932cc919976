"""The database time and statements of a block of code, counted on request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter


class Spending:
    """Seconds and numbers of runs by statement; the times of concurrent statements are added."""

    __slots__ = ("by_name",)

    def __init__(self) -> None:
        self.by_name: dict[str, tuple[float, int]] = {}

    def add(self, name: str, seconds: float) -> None:
        """Counts one run of a statement."""
        before, runs = self.by_name.get(name, (0.0, 0))
        self.by_name[name] = before + seconds, runs + 1

    @property
    def seconds(self) -> float:
        return sum(seconds for seconds, _ in self.by_name.values())

    @property
    def statements(self) -> int:
        return sum(runs for _, runs in self.by_name.values())


_current: ContextVar[Spending | None] = ContextVar("spending", default=None)


@contextmanager
def spending() -> Iterator[Spending]:
    """Counts the statements of the block and of every task that it starts."""
    token = _current.set(found := Spending())
    try:
        yield found
    finally:
        _current.reset(token)


@contextmanager
def spent(name: str) -> Iterator[None]:
    """Counts the block as one run of a statement, whether it succeeds or not."""
    begun = perf_counter()
    try:
        yield
    finally:
        if (counted := _current.get()) is not None:
            counted.add(name, perf_counter() - begun)
