"""What a piece of work takes of the database, counted where somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter


class Spending:
    """Seconds and runs of statements, by their names. Statements that run at the same time count each for itself."""

    __slots__ = ("by_name",)

    def __init__(self) -> None:
        self.by_name: dict[str, tuple[float, int]] = {}

    def add(self, name: str, seconds: float) -> None:
        """One more run of a statement."""
        before, runs = self.by_name.get(name, (0.0, 0))
        self.by_name[name] = before + seconds, runs + 1

    @property
    def seconds(self) -> float:
        return sum(seconds for seconds, _ in self.by_name.values())

    @property
    def statements(self) -> int:
        return sum(runs for _, runs in self.by_name.values())


_asked: ContextVar[Spending | None] = ContextVar("spending", default=None)


@contextmanager
def spending() -> Iterator[Spending]:
    """Counts what this block, and every task that it starts, takes of the database."""
    token = _asked.set(found := Spending())
    try:
        yield found
    finally:
        _asked.reset(token)


@contextmanager
def spent(name: str) -> Iterator[None]:
    """Counts the block as one run of a statement, whether it succeeds or not."""
    begun = perf_counter()
    try:
        yield
    finally:
        if (counted := _asked.get()) is not None:
            counted.add(name, perf_counter() - begun)
