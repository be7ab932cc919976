"""An executor that reads plain attributes by itself.

Most fields of an answer are attributes of an object. graphql-core takes each through a dozen calls; here a selection is
turned once for each operation into a list of attributes with a function that completes each, and one loop reads them.
Whatever is not plain (resolvers, arguments, interfaces, a value that is not what its type says) goes graphql-core's own
way, so that errors and their places are its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from inspect import isawaitable
from operator import attrgetter
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLID,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLString,
)
from graphql.execution.collect_fields import FieldDetailsList, GroupedFieldSet
from graphql.pyutils import AwaitableOrValue, Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

Complete = Callable[[Any], Any]
"""Makes the value of an attribute into that of the answer; raises where only graphql-core can say what is wrong."""


class NotPlain(Exception):
    """A value that is not what its type says."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a selection of one object type is read: its names in their order, the plain ones with how each is read, and
    the others as graphql-core takes them."""

    names: tuple[str, ...]
    plain: tuple[tuple[str, Callable[[Any], Any], Complete], ...]
    others: GroupedFieldSet

    def read(self, source: Any) -> dict[str, Any]:
        """The plain part of the answer, with room for the rest."""
        answer = dict.fromkeys(self.names)
        for name, attribute, complete in self.plain:
            answer[name] = complete(attribute(source))
        return answer


class PlainExecutor(StrawberryGraphQLCoreExecutionContext):
    """The executor of one operation."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._plans: dict[tuple[str, int], tuple[FieldDetailsList, Plan | None]] = {}

    def collect_and_execute_subfields(
        self,
        return_type: GraphQLObjectType,
        field_details_list: FieldDetailsList,
        path: Path,
        result: Any,
        position_context: Any,
    ) -> AwaitableOrValue[dict[str, Any]]:
        plan = self._plan(return_type, field_details_list)
        if plan is not None:
            try:
                answer = plan.read(result)
            except Exception:
                plan = None
        if plan is None:
            return super().collect_and_execute_subfields(
                return_type, field_details_list, path, result, position_context
            )
        if not plan.others:
            return answer
        others = self.execute_fields(return_type, result, path, plan.others, position_context)
        if not isawaitable(others):
            answer.update(others)
            return answer

        async def whole() -> dict[str, Any]:
            answer.update(await others)
            return answer

        return whole()

    def _plan(self, kind: GraphQLObjectType, details: FieldDetailsList) -> Plan | None:
        key = kind.name, id(details)
        kept = self._plans.get(key)
        if kept is None:
            # The list is kept too, so that nothing else gets its id.
            kept = self._plans[key] = details, self._planned(kind, details)
        return kept[1]

    def _planned(self, kind: GraphQLObjectType, details: FieldDetailsList) -> Plan | None:
        """How a selection is read, None where nothing in it is plain."""
        fields, deferred, _ = self.collect_subfields(kind, details)
        if deferred:
            return None
        plain = []
        others: GroupedFieldSet = {}
        for name, inner in fields.items():
            step = self._step(kind, inner)
            if step is None:
                others[name] = inner
            else:
                plain.append((name, *step))
        return Plan(tuple(fields), tuple(plain), others) if plain else None

    def _step(self, kind: GraphQLObjectType, details: FieldDetailsList) -> tuple[Callable[[Any], Any], Complete] | None:
        """How a field is read, None where it is not plain."""
        name = details[0].node.name.value
        if name == "__typename":
            return (lambda source: kind.name), (lambda value: value)
        field = kind.fields.get(name)
        attribute = field and _attribute(field)
        if field is None or attribute is None:
            return None
        complete = self._completing(field.type, details)
        return None if complete is None else (attrgetter(attribute), complete)

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
        if isinstance(kind, GraphQLObjectType) and kind.is_type_of is None:
            plan = self._plan(kind, details)
            return None if plan is None or plan.others else lambda value: plan.read(_known(value))
        return None


def _attribute(field: GraphQLField) -> str | None:
    """The attribute that a field is, None where it is more than that."""
    definition = field.extensions.get("strawberry-definition")
    if definition is None or field.args or not getattr(field.resolve, "_is_default", False):
        return None
    plain = definition.is_basic_field and definition.default_resolver is getattr
    name: str | None = definition.python_name if plain else None
    return name


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


def _listed(value: Any) -> list[Any]:
    if type(value) is not list:
        raise NotPlain
    return value


def _known(value: Any) -> Any:
    if value is None:
        raise NotPlain
    return value
