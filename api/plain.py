"""An executor that reads a page at once, level by level.

graphql-core takes each field of each row through a dozen calls. Here a selection is turned once for each operation into
a plan. What is an attribute is read by one loop. What has a resolver is resolved for all rows of a level together: by
the field's own ``many`` where it has one, else by calling its resolver for each, so that all of one level meet in one
statement. Where anything fails or is not what its type says, graphql-core answers the query by itself from its
beginning, so that errors, nulls and their places are its own.
"""

from __future__ import annotations

from asyncio import gather
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from inspect import isawaitable
from operator import attrgetter
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLError,
    GraphQLField,
    GraphQLID,
    GraphQLInt,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLString,
    OperationType,
    get_argument_values,
)
from graphql.execution.collect_fields import FieldDetailsList, GroupedFieldSet
from graphql.pyutils import AwaitableOrValue, Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

Complete = Callable[[Any], Any]
"""Makes the value of an attribute into that of the answer; raises where only graphql-core can say what is wrong."""

Level = Callable[[Sequence[Any]], Awaitable[list[Any]]]
"""The same for all values of a level, in their order, where some have to be waited for."""


class NotPlain(Exception):
    """A value that is not what its type says."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a selection of one object type is read: its names in their order, the plain ones with how each is read, and
    those that are resolved for all rows together, from the rows."""

    names: tuple[str, ...]
    plain: tuple[tuple[str, Callable[[Any], Any], Complete], ...]
    deep: tuple[tuple[str, Level], ...]

    def read(self, source: Any) -> dict[str, Any]:
        """The plain part of the answer, with room for the rest."""
        answer = dict.fromkeys(self.names)
        for name, attribute, complete in self.plain:
            answer[name] = complete(attribute(source))
        return answer

    async def read_all(self, sources: Sequence[Any]) -> list[dict[str, Any]]:
        """The whole answers of the rows of a level."""
        answers = [self.read(source) for source in sources]
        if not sources:
            return answers
        for (name, _), values in zip(
            self.deep, await _together([level(sources) for _, level in self.deep]), strict=True
        ):
            for answer, value in zip(answers, values, strict=True):
                answer[name] = value
        return answers


class PlainExecutor(StrawberryGraphQLCoreExecutionContext):
    """The executor of one operation. A resolver finds the type and the name of its field in ``info.path``, no place."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._plans: dict[tuple[str, int], tuple[FieldDetailsList, Plan | None]] = {}

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: Any,
    ) -> AwaitableOrValue[dict[str, Any]]:
        def by_field() -> AwaitableOrValue[dict[str, Any]]:
            return super(PlainExecutor, self).execute_fields(
                parent_type, source_value, path, grouped_field_set, position_context
            )

        # What a mutation did must not be done twice.
        if path is not None or self.operation.operation is not OperationType.QUERY:
            return by_field()
        plan = self._planned(parent_type, grouped_field_set)
        if plan is None:
            return by_field()

        async def by_level() -> dict[str, Any]:
            try:
                (answer,) = await plan.read_all([source_value])
            except Exception:
                told = by_field()
                return await told if isawaitable(told) else told
            return answer

        return by_level()

    def collect_and_execute_subfields(
        self,
        return_type: GraphQLObjectType,
        field_details_list: FieldDetailsList,
        path: Path,
        result: Any,
        position_context: Any,
    ) -> AwaitableOrValue[dict[str, Any]]:
        plan = self._plan(return_type, field_details_list)
        if plan is not None and not plan.deep:
            try:
                return plan.read(result)
            except Exception:
                return super().collect_and_execute_subfields(
                    return_type, field_details_list, path, result, position_context
                )
        return super().collect_and_execute_subfields(return_type, field_details_list, path, result, position_context)

    def _plan(self, kind: GraphQLObjectType, details: FieldDetailsList) -> Plan | None:
        key = kind.name, id(details)
        kept = self._plans.get(key)
        if kept is None:
            fields, deferred, _ = self.collect_subfields(kind, details)
            # The list is kept too, so that nothing else gets its id.
            kept = self._plans[key] = details, None if deferred else self._planned(kind, fields)
        return kept[1]

    def _planned(self, kind: GraphQLObjectType, fields: GroupedFieldSet) -> Plan | None:
        """How a selection is read, None where graphql-core has to."""
        plain: list[tuple[str, Callable[[Any], Any], Complete]] = []
        deep: list[tuple[str, Level]] = []
        for answered, details in fields.items():
            name = details[0].node.name.value
            field = kind.fields.get(name)
            if name == "__typename":
                plain.append((answered, lambda source: kind.name, str))
                continue
            values = field and self._values(kind, field, details)
            if field is None or values is None:
                return None
            complete = self._completing(field.type, details)
            if complete is not None and isinstance(values, attrgetter):
                plain.append((answered, values, complete))
                continue
            level = self._level(field.type, details)
            if level is None:
                return None
            deep.append((answered, _after(_of_each(values) if isinstance(values, attrgetter) else values, level)))
        return Plan(tuple(fields), tuple(plain), tuple(deep))

    def _values(
        self, kind: GraphQLObjectType, field: GraphQLField, details: FieldDetailsList
    ) -> attrgetter[Any] | Level | None:
        """Where the values of a field come from: an attribute, or what resolves it for many rows."""
        definition, resolve = field.extensions.get("strawberry-definition"), field.resolve
        if definition is None or resolve is None:
            return None
        if definition.is_basic_field and definition.default_resolver is getattr:
            return attrgetter(definition.python_name)
        if many := definition.metadata.get("many"):
            return lambda sources: many(sources, self.context_value)
        node = details[0].node
        path = Path(None, node.name.value, kind.name)
        info = self.build_resolve_info(field, [detail.node for detail in details], kind, path)
        try:
            arguments = get_argument_values(
                field, node, self.variable_values, details[0].fragment_variable_values, self.hide_suggestions
            )
        except GraphQLError:
            return None

        async def resolved(sources: Sequence[Any]) -> list[Any]:
            values = [resolve(source, info, **arguments) for source in sources]
            waiting = [place for place, value in enumerate(values) if self.is_awaitable(value)]
            for place, value in zip(waiting, await _together([values[place] for place in waiting]), strict=True):
                values[place] = value
            return values

        return resolved

    def _level(self, kind: GraphQLOutputType, details: FieldDetailsList) -> Level | None:
        """What completes the values of a level, None where graphql-core has to."""
        if complete := self._completing(kind, details):
            return _of_each(complete)
        if isinstance(kind, GraphQLNonNull):
            inner = self._level(kind.of_type, details)
            return inner and _after(_of_each(_known), inner)
        if isinstance(kind, GraphQLList):
            inner = self._level(kind.of_type, details)
            return inner and _chosen(_joined(inner))
        if isinstance(kind, GraphQLObjectType):
            plan = self._plan(kind, details)
            return None if plan is None else _chosen(_after(_of_each(_instance(kind)), plan.read_all))
        if isinstance(kind, GraphQLInterfaceType):
            return _chosen(self._concrete(kind, details))
        return None

    def _concrete(self, kind: GraphQLInterfaceType, details: FieldDetailsList) -> Level:
        """What completes values that are of one of several types: those of each type together."""

        async def complete(values: Sequence[Any]) -> list[Any]:
            places: dict[type, list[int]] = {}
            for place, value in enumerate(values):
                places.setdefault(type(value), []).append(place)
            levels = [self._plan(self._type(kind, python), details) for python in places]
            answers: list[Any] = [None] * len(values)
            waiting = []
            for plan, held in zip(levels, places.values(), strict=True):
                if plan is None:
                    raise NotPlain
                waiting.append(plan.read_all([values[place] for place in held]))
            for held, found in zip(places.values(), await _together(waiting), strict=True):
                for place, answer in zip(held, found, strict=True):
                    answers[place] = answer
            return answers

        return complete

    def _type(self, kind: GraphQLInterfaceType, python: type) -> GraphQLObjectType:
        definition = getattr(python, "__strawberry_definition__", None)
        found = self.schema.get_type(definition.name) if definition and definition.origin is python else None
        if not isinstance(found, GraphQLObjectType) or not self.schema.is_sub_type(kind, found):
            raise NotPlain
        return found

    def _completing(self, kind: GraphQLOutputType, details: FieldDetailsList) -> Complete | None:
        """What completes values of a type, None where that is not plain."""
        if isinstance(kind, GraphQLNonNull):
            return self._present(kind.of_type, details)
        present = self._present(kind, details)
        return None if present is None else lambda value: None if value is None else present(value)

    def _present(self, kind: GraphQLOutputType, details: FieldDetailsList) -> Complete | None:
        """What completes values that are not null, and raises for one that is."""
        if isinstance(kind, GraphQLScalarType):
            return _scalar(kind)
        if isinstance(kind, GraphQLEnumType):
            names = {value.value: name for name, value in kind.values.items()}
            return names.__getitem__
        if isinstance(kind, GraphQLList):
            inner = self._completing(kind.of_type, details)
            return None if inner is None else lambda value: [inner(item) for item in _listed(value)]
        if isinstance(kind, GraphQLObjectType):
            plan, instance = self._plan(kind, details), _instance(kind)
            return None if plan is None or plan.deep else lambda value: plan.read(instance(value))
        return None


async def _together(waiting: Sequence[Awaitable[Any]]) -> list[Any]:
    """The values of all; those that begin at one moment can be read in one statement."""
    return [await waiting[0]] if len(waiting) == 1 else await gather(*waiting)


def _of_each(complete: Complete) -> Level:
    async def level(values: Sequence[Any]) -> list[Any]:
        return [complete(value) for value in values]

    return level


def _after(first: Level, then: Level) -> Level:
    async def level(values: Sequence[Any]) -> list[Any]:
        return await then(await first(values))

    return level


def _chosen(inner: Level) -> Level:
    """Nulls stay what they are."""

    async def level(values: Sequence[Any]) -> list[Any]:
        answers = iter(await inner([value for value in values if value is not None]))
        return [None if value is None else next(answers) for value in values]

    return level


def _joined(inner: Level) -> Level:
    """The items of all lists of a level are a level."""

    async def level(values: Sequence[Any]) -> list[Any]:
        items = iter(await inner([item for value in values for item in _listed(value)]))
        return [[next(items) for _ in value] for value in values]

    return level


_EXACT: dict[GraphQLScalarType, type] = {GraphQLString: str, GraphQLID: str, GraphQLBoolean: bool, GraphQLInt: int}
"""The values that are written as they are; Int has bounds besides."""


def _scalar(kind: GraphQLScalarType) -> Complete:
    exact, coerce = _EXACT.get(kind), kind.coerce_output_value

    def complete(value: Any) -> Any:
        if type(value) is exact and exact is not int:
            return value
        if value is None:
            raise NotPlain
        return coerce(value)

    return complete


def _instance(kind: GraphQLObjectType) -> Complete:
    """Lets an object pass that is of a type; one without interfaces is not asked, as graphql-core does not."""
    origin = None if kind.is_type_of is None else kind.extensions["strawberry-definition"].origin

    def known(value: Any) -> Any:
        if value is None or (origin is not None and type(value) is not origin):
            raise NotPlain
        return value

    return known


def _listed(value: Any) -> list[Any]:
    if type(value) is not list:
        raise NotPlain
    return value


def _known(value: Any) -> Any:
    if value is None:
        raise NotPlain
    return value
