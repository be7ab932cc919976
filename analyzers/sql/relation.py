"""Columns in sight: what stands in FROM, and how a name finds its column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from analyzers.asset import Asset
from analyzers.facts import Access, ColumnRef
from analyzers.sql.ledger import Use

Inputs = frozenset[ColumnRef]
NOTHING: Inputs = frozenset()


@dataclass(slots=True, eq=False)
class Relation:
    """Rows that a query reads.

    ``columns`` are those known by name (None: the engine makes the name up), in order, each with the stored columns
    that it comes from. ``origins`` are the tables that names beyond those may come from, each a group of assets that
    are read as one; an empty group is a source of which nothing is known. ``uses`` are the places where a column
    that is read here is noted. ``is_local`` is true of rows that the session alone has.
    """

    columns: list[tuple[str | None, Inputs]] = field(default_factory=list)
    origins: tuple[tuple[Asset, ...], ...] = ()
    uses: tuple[Use, ...] = ()
    is_local: bool = False
    _index: dict[str, Inputs] | None = None
    _taken: dict[str, Inputs] = field(default_factory=dict)

    @property
    def index(self) -> dict[str, Inputs]:
        if self._index is None:
            self._index = {name: inputs for name, inputs in reversed(self.columns) if name is not None}
        return self._index

    def take(self, name: str) -> Inputs:
        """Notes that the column is read, and returns where it comes from, nothing where that is not known."""
        taken = self._taken.get(name)
        if taken is None:
            self.read(name)
            taken = self.index.get(name)
            if taken is None:
                assets = self.origins[0] if len(self.origins) == 1 else ()
                taken = frozenset([ColumnRef(asset, name) for asset in assets])
            if taken:
                self._taken[name] = taken
        return taken

    def read(self, name: str) -> None:
        for use in self.uses:
            use.column(name, Access.READ)

    def renamed(self, names: list[str]) -> Relation:
        """With the column list of an alias: the first columns take its names."""
        if not names:
            return self
        inputs = [known for _, known in self.columns] if not self.origins else []
        first = [(name, inputs[at] if at < len(inputs) else NOTHING) for at, name in enumerate(names)]
        return Relation(
            [*first, *(self.columns[len(names) :] if not self.origins else ())], self.origins, self.uses, self.is_local
        )

    def everything(self) -> Inputs:
        return NOTHING.union(*(inputs for _, inputs in self.columns))


UNKNOWN = Relation(origins=((),))
"""A source of which nothing is known."""


def stacked(relations: Iterable[Relation], by_name: bool = False) -> Relation:
    """The union of relations: columns by place, under the names of the first, or by name."""
    first, *rest = relations
    if not rest:
        return first
    names = [name for name, _ in first.columns]
    inputs = [set(known) for _, known in first.columns]
    index = {name: at for at, name in enumerate(names) if name is not None}
    assets = dict.fromkeys(first.origins[0] if len(first.origins) == 1 else ())
    is_open = bool(first.origins)
    for relation in rest:
        is_open |= bool(relation.origins)
        for group in relation.origins[:1] if len(relation.origins) == 1 else ():
            assets.update(dict.fromkeys(group))
        for place, (name, known) in enumerate(relation.columns):
            at = index.get(name) if (by_name or relation.origins or first.origins) and name is not None else place
            if at is not None and at < len(inputs):
                inputs[at] |= known
            elif by_name:
                names.append(name)
                inputs.append(set(known))
    columns = [(name, frozenset(known)) for name, known in zip(names, inputs, strict=True)]
    return Relation(columns, (tuple(assets),) if is_open else ())


class Scope:
    """The sources that a query's expressions see, and those of the queries around it."""

    __slots__ = ("aliases", "bound", "ctes", "outer", "shared", "sources")

    def __init__(self, outer: Scope | None = None, bound: frozenset[str] = frozenset()) -> None:
        self.outer = outer
        self.bound = bound
        self.ctes: dict[str, Relation] = outer.ctes if outer else {}
        self.sources: dict[str, Relation] = {}
        self.shared: dict[str, Inputs] = {}
        self.aliases: dict[str, Inputs] = {}

    def define(self, name: str, relation: Relation) -> None:
        """A common table expression, seen by what follows and by what is inside."""
        self.ctes = {**self.ctes, name: relation}

    def add(self, name: str, relation: Relation) -> None:
        self.sources[name if name and name not in self.sources else f"{name}#{len(self.sources)}"] = relation

    def named(self, name: str) -> Relation | None:
        """The source that a qualifier means."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.sources:
                return scope.sources[name]
            scope = scope.outer
        return None

    def qualified(self, qualifier: str, name: str) -> Inputs | None:
        """The column of a named source; None where no source has the name."""
        relation = self.named(qualifier)
        return None if relation is None else relation.take(name)

    def unqualified(self, name: str) -> Inputs:
        """The column that a bare name means, nothing where that cannot be told."""
        scope: Scope | None = self
        while scope is not None:
            found = scope._own(name)
            if found is not None:
                return found
            scope = scope.outer
        return NOTHING

    def _own(self, name: str) -> Inputs | None:
        """The column as this scope alone knows it; None where it may be one of a scope around."""
        if name in self.bound:
            return NOTHING
        known = self.shared.get(name) or self.aliases.get(name)
        if known is not None:
            return known
        relations = self.sources.values()
        candidates = [relation for relation in relations if name in relation.index]
        if not candidates and (name in self.sources or self._is_bound(name)):
            return NOTHING
        candidates = candidates or [relation for relation in relations if relation.origins]
        if len(candidates) == 1:
            return candidates[0].take(name)
        return NOTHING if candidates else None

    def _is_bound(self, name: str) -> bool:
        """Whether a scope around gives the name to a parameter."""
        scope = self.outer
        while scope is not None:
            if name in scope.bound:
                return True
            scope = scope.outer
        return False
