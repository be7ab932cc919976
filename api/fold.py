"""Traversals of what a document selects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    get_named_type,
)


def nodes(document: DocumentNode) -> Iterator[Any]:
    """Every definition and selection of a document, each once: fragments are not expanded."""
    pending: list[Any] = list(document.definitions)
    while pending:
        node = pending.pop()
        yield node
        inside = getattr(node, "selection_set", None)
        pending += inside.selections if inside else ()


class Fold:
    """Folds the selections of operations from the leaves up. Each fragment is folded once, however often it is spread;
    one that spreads itself counts as 0, since validation rejects it.

    ``count`` gives the value of a field from its definition (None for an unknown field) and the value of its
    sub-selections; ``join`` combines the values of sibling selections."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        count: Callable[[FieldNode, GraphQLField | None, int], int],
        join: Callable[[Iterable[int]], int] = sum,
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
