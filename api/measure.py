"""How large a document is, and what an operation may come to: a fragment counts once, however often it is spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
)

from api.limits import Limits

_COUNTS = ("first", "last", "maxNodes")
_LISTS = ("ids", "uris")
_PICTURES = {"FlowGraph": 200, "Analysis": 200, "FlowAnalysis": 200}
"""What has lists that no argument bounds, and as how many rows it counts."""

Count = Callable[[FieldNode, GraphQLField | None, int], int]
"""What a field counts, given its definition, if it has one, and the count of what is selected below."""


class _Fold:
    """Counts selections from their leaves up. A fragment that spreads itself counts nothing: validation refuses it."""

    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, count: Count, join: Callable[[Iterable[int]], int] = sum
    ) -> None:
        self._schema = schema
        self._fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._counted: dict[str, int] = {}
        self._count = count
        self._join = join

    def operation(self, node: OperationDefinitionNode) -> int:
        return self._set(node.selection_set, self._schema.get_root_type(node.operation))

    def _set(self, node: SelectionSetNode | None, parent: Any) -> int:
        return self._join([self._one(selection, parent) for selection in node.selections]) if node else 0

    def _one(self, node: SelectionNode, parent: Any) -> int:
        if isinstance(node, FieldNode):
            definition = getattr(parent, "fields", {}).get(node.name.value)
            inside = get_named_type(definition.type) if definition else None
            return self._count(node, definition, self._set(node.selection_set, inside))
        if isinstance(node, InlineFragmentNode):
            condition = node.type_condition
            return self._set(node.selection_set, self._schema.get_type(condition.name.value) if condition else parent)
        assert isinstance(node, FragmentSpreadNode)
        name = node.name.value
        if name not in self._counted:
            self._counted[name] = 0
            fragment = self._fragments.get(name)
            if fragment is not None:
                inside = self._schema.get_type(fragment.type_condition.name.value)
                self._counted[name] = self._set(fragment.selection_set, inside)
        return self._counted[name]


def exceeded(schema: GraphQLSchema, document: DocumentNode, limits: Limits) -> str | None:
    """What a document has too much of, None where there is nothing."""

    def deepest(counts: Iterable[int]) -> int:
        return max(counts, default=0)

    def level(field: FieldNode, definition: GraphQLField | None, below: int) -> int:
        # Introspection is bounded by a validation rule of its own.
        return 0 if field.name.value.startswith("__") else 1 + below

    def alias(field: FieldNode, definition: GraphQLField | None, below: int) -> int:
        return (field.alias is not None) + below

    def one(field: FieldNode, definition: GraphQLField | None, below: int) -> int:
        return 1

    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    for name, most, fold in (
        ("levels of selections", limits.depth, _Fold(schema, document, level, deepest)),
        ("aliases", limits.aliases, _Fold(schema, document, alias)),
        ("root fields", limits.root_fields, _Fold(schema, document, one)),
    ):
        found = max(map(fold.operation, operations), default=0)
        if found > most:
            return f"the document has {found} {name}, more than {most}"
    found = _directives(document)
    if found > limits.directives:
        return f"the document has {found} directives, more than {limits.directives}"
    if _is_compared_beyond(document, limits.comparisons):
        return f"the document repeats fields and fragments: validation takes more than {limits.comparisons} comparisons"
    return None


def cost(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
    *,
    usual: int,
    longest: int,
) -> int:
    """The rows that an operation may come to: lists in lists multiply. One of which nothing is said has the ``usual``
    number, none has more than ``longest``: its field refuses to."""
    defaults = {
        definition.variable.name.value: definition.default_value
        for definition in operation.variable_definitions or ()
        if definition.default_value is not None
    }

    def rows(field: FieldNode, definition: GraphQLField | None, below: int) -> int:
        given = {argument.name.value: argument.value for argument in field.arguments or ()}
        size = next((_size(given[name], variables, defaults) for name in (*_COUNTS, *_LISTS) if name in given), 0)
        if not size and definition is not None:
            counts = [definition.args[name].default_value for name in _COUNTS if name in definition.args]
            size = next((count for count in counts if isinstance(count, int)), usual if counts else 0)
            size = size or _PICTURES.get(get_named_type(definition.type).name, 0)
        size = min(max(size, 0), longest)
        return size + max(size, 1) * below

    return _Fold(schema, document, rows).operation(operation)


def _size(value: ValueNode, variables: Mapping[str, Any], defaults: Mapping[str, ValueNode]) -> int:
    """The rows that an argument asks for; 0 where it says nothing."""
    if isinstance(value, VariableNode):
        name = value.name.value
        given = variables.get(name)
        if given is None:
            return _size(defaults[name], {}, {}) if name in defaults and name not in variables else 0
        return len(given) if isinstance(given, list) else int(given) if isinstance(given, int | float) else 0
    if isinstance(value, IntValueNode):
        return int(value.value)
    return len(value.values) if isinstance(value, ListValueNode) else 0


def _directives(document: DocumentNode) -> int:
    """Directives anywhere in a document."""
    pending: list[Any] = list(document.definitions)
    count = 0
    while pending:
        node = pending.pop()
        count += len(node.directives or ())
        inside = getattr(node, "selection_set", None)
        pending += inside.selections if inside else ()
    return count


def _is_compared_beyond(document: DocumentNode, most: int) -> bool:
    """Whether validation compares more: in each place of an answer every two fields, and every two fragments."""
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
    met: set[str] = set()
    count = 0
    for root in (*operations, *fragments.values()):  # what no operation spreads is compared too
        pending = [] if isinstance(root, FragmentDefinitionNode) and root.name.value in met else [[root.selection_set]]
        while pending:
            place = _Place(pending.pop(), fragments)
            met |= place.spread
            count += place.comparisons
            if count > most:
                return True
            pending += place.below.values()
    return False


class _Place:
    """What documents select for one place of an answer: ``below`` are the selections of each of its fields together."""

    def __init__(self, sets: list[SelectionSetNode], fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self.spread: set[str] = set()
        self.below: dict[str, list[SelectionSetNode]] = {}
        fields: Counter[str] = Counter()
        while sets:
            for node in sets.pop().selections:
                if isinstance(node, FieldNode):
                    name = (node.alias or node.name).value
                    fields[name] += 1
                    if node.selection_set:
                        self.below.setdefault(name, []).append(node.selection_set)
                elif isinstance(node, InlineFragmentNode):
                    sets.append(node.selection_set)
                elif isinstance(node, FragmentSpreadNode) and node.name.value not in self.spread:
                    self.spread.add(node.name.value)
                    if fragment := fragments.get(node.name.value):
                        sets.append(fragment.selection_set)
        numbers = (*fields.values(), len(self.spread))
        self.comparisons = fields.total() + sum(number * (number - 1) // 2 for number in numbers)
