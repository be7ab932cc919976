"""How large a document is: a fragment counts once, however often it is spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
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
    SelectionSetNode,
)

from api.fold import Fold
from api.limits import Limits


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
        ("levels of selections", limits.depth, Fold(schema, document, level, deepest)),
        ("aliases", limits.aliases, Fold(schema, document, alias)),
        ("root fields", limits.root_fields, Fold(schema, document, one)),
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
