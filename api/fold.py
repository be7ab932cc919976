"""Counts of what operations select: a fragment is counted once, however often it is spread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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


class Fold:
    """Counts selections from their leaves up. A fragment that spreads itself counts nothing: validation refuses it.

    ``count`` is what a field counts, given its definition, if it has one, and the count of what is selected below;
    ``join`` the count of several selections."""

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
