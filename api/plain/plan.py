"""Plans: selections compiled for reading, once per document."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLAbstractType,
    GraphQLEnumType,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLSchema,
    VariableNode,
    is_abstract_type,
)
from graphql.execution.collect_fields import FieldDetailsList, GroupedFieldSet

from api.fold import nodes
from api.plain.columns import (
    Complete,
    filled,
    instances,
    items,
    leaf,
    listed,
    lists,
    nullable,
    parted,
    present,
    rows_of,
)
from api.plain.run import Resolve, Run, resolving, together

Level = Callable[[Sequence[Any], Run], Awaitable[Sequence[Any]]]
"""Completes a column that needs resolvers."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a selection on one object type is read: the response names in order, and by their positions the columns that
    are only attributes (``plain``) and those that need resolvers (``deep``)."""

    names: tuple[str, ...]
    plain: tuple[tuple[int, Complete], ...]
    deep: tuple[tuple[int, Level], ...]

    def read(self, sources: Sequence[Any]) -> list[dict[str, Any]]:
        """The response objects of a level, for a plan without ``deep`` columns."""
        return rows_of(self.names, [column(sources) for _, column in self.plain], len(sources))

    async def read_all(self, sources: Sequence[Any], run: Run) -> list[dict[str, Any]]:
        """The response objects of a level."""
        if not sources:
            return []
        columns: list[Any] = [None] * len(self.names)
        for place, column in self.plain:
            columns[place] = run.column(column, sources)
        found = await together([level(sources, run) for _, level in self.deep])
        for (place, _), values in zip(self.deep, found, strict=True):
            if isinstance(values, Exception):
                raise values
            columns[place] = values
        return rows_of(self.names, columns, len(sources))


class Plans:
    """The plans of a document's selections."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, tuple[int, ...]], tuple[object, Plan | None]] = {}

    @classmethod
    def of(cls, document: DocumentNode) -> Plans | None:
        """A cache for the plans of a document; None if a directive depends on a variable, so that each operation needs
        plans of its own."""
        return None if _is_switched(document) else cls()

    def below(self, run: Run, kind: GraphQLObjectType, details: FieldDetailsList) -> Plan | None:
        """The plan of a field's sub-selections on an object type; None if graphql-core has to execute them."""
        key = kind.name, tuple(id(detail.node) for detail in details)
        if key not in self._kept:
            fields, deferred, _ = run.executor.collect_subfields(kind, details)
            # The nodes are kept alive too, so that their ids are not reused.
            self._kept[key] = details, None if deferred else self._plan(run, kind, fields)
        return self._kept[key][1]

    def whole(self, run: Run, kind: GraphQLObjectType, fields: GroupedFieldSet) -> Plan | None:
        """The plan of the operation's root selections; None if graphql-core has to execute them."""
        operation = run.executor.operation
        key = kind.name, (id(operation),)
        if key not in self._kept:
            self._kept[key] = operation, self._plan(run, kind, fields)
        return self._kept[key][1]

    def _plan(self, run: Run, kind: GraphQLObjectType, fields: GroupedFieldSet) -> Plan | None:
        plain: list[tuple[int, Complete]] = []
        deep: list[tuple[int, Level]] = []
        for place, details in enumerate(fields.values()):
            name = details[0].node.name.value
            field = kind.fields.get(name)
            if name == "__typename":
                plain.append((place, _constant(kind.name)))
            elif field is None or field.extensions.get("strawberry-definition") is None:
                return None
            else:
                attribute = _attribute(field)
                complete = self._column(run, field.type, details)
                if attribute and complete:
                    plain.append((place, _read(attribute, complete)))
                    continue
                level = _at_once(complete) if complete else self._level(run, field.type, details)
                if level is None:
                    return None
                deep.append(
                    (place, _resolved(_held(attribute) if attribute else resolving(kind, field, details), level))
                )
        return Plan(tuple(fields), tuple(plain), tuple(deep))

    def _column(self, run: Run, kind: GraphQLOutputType, details: FieldDetailsList) -> Complete | None:
        """Completes a column of this type synchronously; None if it needs resolvers."""
        if not isinstance(kind, GraphQLNonNull):
            complete = self._column(run, GraphQLNonNull(kind), details)
            return complete and nullable(complete)
        kind = kind.of_type
        if isinstance(kind, GraphQLScalarType | GraphQLEnumType):
            return leaf(kind)
        if isinstance(kind, GraphQLList):
            inner = self._column(run, kind.of_type, details)
            return inner and listed(inner)
        if isinstance(kind, GraphQLObjectType):
            plan, known = self.below(run, kind, details), instances(kind)
            return None if plan is None or plan.deep else lambda values: plan.read(known(values))
        return None

    def _level(self, run: Run, kind: GraphQLOutputType, details: FieldDetailsList) -> Level | None:
        """Completes a column of this type with resolvers; None if graphql-core has to."""
        if complete := self._column(run, kind, details):
            return _at_once(complete)
        named = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
        known: Complete
        inner: Level | None
        if isinstance(named, GraphQLList):
            below = self._level(run, named.of_type, details)
            known, inner = lists, below and _joined(below)
        elif isinstance(named, GraphQLObjectType):
            plan = self.below(run, named, details)
            known, inner = instances(named), plan.read_all if plan else None
        elif is_abstract_type(named):
            known, inner = present, self._concrete(named, details)
        else:
            return None
        return inner and _known(known if named is not kind else nullable(known), inner)

    def _concrete(self, kind: GraphQLAbstractType, details: FieldDetailsList) -> Level:
        """Completes objects of an abstract type: those of each concrete type together."""

        async def level(values: Sequence[Any], run: Run) -> Sequence[Any]:
            places: dict[type, list[int]] = {}
            for place, value in enumerate(values):
                places.setdefault(type(value), []).append(place)
            answers: list[Any] = [None] * len(values)
            waiting = []
            for python, held in places.items():
                found = _type(run.executor.schema, kind, python)
                plan = self.below(run, found, details) if found else None
                run.wrong = run.wrong or plan is None
                if plan is not None:
                    waiting.append((held, plan.read_all([values[place] for place in held], run)))
            for (held, _), rows in zip(waiting, await together([rows for _, rows in waiting]), strict=True):
                if isinstance(rows, Exception):
                    raise rows
                for place, answer in zip(held, rows, strict=True):
                    answers[place] = answer
            return answers

        return level


def _type(schema: GraphQLSchema, kind: GraphQLAbstractType, python: type) -> GraphQLObjectType | None:
    """The object type of a Python class, if it is a possible type of an abstract type."""
    definition = getattr(python, "__strawberry_definition__", None)
    found = schema.get_type(definition.name) if definition and definition.origin is python else None
    return found if isinstance(found, GraphQLObjectType) and schema.is_sub_type(kind, found) else None


def _attribute(field: GraphQLField) -> attrgetter[Any] | None:
    """The reader of a field that is a plain attribute; None for other fields."""
    definition = field.extensions["strawberry-definition"]
    plain = definition.is_basic_field and definition.default_resolver is getattr
    return attrgetter(definition.python_name) if plain else None


def _constant(name: str) -> Complete:
    return lambda sources: [name] * len(sources)


def _read(attribute: attrgetter[Any], complete: Complete) -> Complete:
    return lambda sources: complete([*map(attribute, sources)])


def _held(attribute: attrgetter[Any]) -> Resolve:
    async def resolve(sources: Sequence[Any], run: Run) -> Sequence[Any]:
        return run.column(lambda values: [*map(attribute, values)], sources)

    return resolve


def _resolved(resolve: Resolve, level: Level) -> Level:
    async def resolved(sources: Sequence[Any], run: Run) -> Sequence[Any]:
        return await level(await resolve(sources, run), run)

    return resolved


def _at_once(complete: Complete) -> Level:
    async def level(values: Sequence[Any], run: Run) -> Sequence[Any]:
        return run.column(complete, values)

    return level


def _known(known: Complete, inner: Level) -> Level:
    """Completes the values that are not null, after ``known`` has checked the column."""

    async def level(values: Sequence[Any], run: Run) -> Sequence[Any]:
        values = run.column(known, values)
        return filled(values, await inner([value for value in values if value is not None], run))

    return level


def _joined(inner: Level) -> Level:
    """Completes a column of lists: the items of all lists form one level."""

    async def level(values: Sequence[Any], run: Run) -> Sequence[Any]:
        return parted(values, await inner(items(values), run))

    return level


def _is_switched(document: DocumentNode) -> bool:
    """Whether an argument of any directive is a variable."""
    directives = (directive for node in nodes(document) for directive in node.directives or ())
    return any(
        isinstance(argument.value, VariableNode) for directive in directives for argument in directive.arguments or ()
    )
