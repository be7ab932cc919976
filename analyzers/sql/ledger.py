"""What was seen so far: places where assets are used, and what was not understood. Offsets count characters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from analyzers.asset import Asset
from analyzers.context import Storage
from analyzers.facts import Access, Code, ColumnRef
from analyzers.hole import as_path, has_hole
from analyzers.sql.lexing import unmask
from analyzers.storages import in_bucket


class Reference(NamedTuple):
    """A place of an SQL text where an asset is used; ``whole`` marks a database that is used as a whole."""

    asset: Asset
    access: Access
    start: int
    end: int
    rule: str
    columns: Mapping[str, Access]
    outputs: Mapping[str, tuple[ColumnRef, ...]]
    whole: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """A stretch of an SQL text that was not understood."""

    code: Code
    message: str
    start: int
    end: int


@dataclass(slots=True)
class Use:
    """A reference in the making."""

    asset: Asset
    access: Access
    start: int
    end: int
    rule: str
    whole: bool = False
    columns: dict[str, Access] = field(default_factory=dict)
    outputs: dict[str, set[ColumnRef]] = field(default_factory=dict)

    def column(self, name: str, access: Access) -> None:
        known = self.columns.get(name)
        if known is not access and not has_hole(name):
            self.columns[name] = access if known is None else known | access

    def output(self, name: str, inputs: frozenset[ColumnRef]) -> None:
        self.column(name, Access.WRITE)
        known = [column for column in inputs if not has_hole(column.name)]
        if known and not has_hole(name):
            self.outputs.setdefault(name, set()).update(known)

    def reference(self) -> Reference:
        outputs = {name: tuple(sorted(inputs)) for name, inputs in self.outputs.items()}
        return Reference(self.asset, self.access, self.start, self.end, self.rule, self.columns, outputs, self.whole)


class Ledger:
    """The uses and problems of one text, in the order in which they were met. What the grammar gives no place stands
    at the ``statement`` that is being read. ``buckets`` are the storages of the workspace where the first segment of an
    S3 object is a bucket, empty where it is a storage."""

    def __init__(self, buckets: Sequence[Storage] = ()) -> None:
        self.buckets = buckets
        self.uses: list[Use] = []
        self.problems: dict[Problem, None] = {}
        self.statement = (0, 0)

    def use(self, asset: Asset, access: Access, start: int, end: int, rule: str, whole: bool = False) -> Use:
        asset = in_bucket(self.buckets, asset)
        noted = Use(asset, access, *((start, end) if start < end else self.statement), rule, whole)
        self.uses.append(noted)
        return noted

    def report(self, code: Code, message: str, start: int, end: int) -> None:
        message = as_path(unmask(message))
        self.problems[Problem(code, message, *((start, end) if start < end else self.statement))] = None

    def mark(self) -> tuple[int, int]:
        """How much was met so far."""
        return len(self.uses), len(self.problems)

    def gather(self, mark: tuple[int, int], start: int, end: int) -> None:
        """Gives all that was met since the ``mark`` one place."""
        for use in self.uses[mark[0] :]:
            use.start, use.end = start, end
        rows = list(self.problems)
        later = (replace(problem, start=start, end=end) for problem in rows[mark[1] :])
        self.problems = dict.fromkeys([*rows[: mark[1]], *later])

    def references(self) -> tuple[Reference, ...]:
        return tuple(use.reference() for use in sorted(self.uses, key=lambda use: (use.start, use.end)))
