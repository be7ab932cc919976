"""The size of a document, checked before validation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

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

from api.fold import Fold, nodes
from api.limits import Limits


def exceeded(schema: GraphQLSchema, document: DocumentNode, limits: Limits) -> str | None:
    """Which limit a document exceeds, as an error message; None if it exceeds none."""

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
    found = sum(len(node.directives or ()) for node in nodes(document))
    if found > limits.directives:
        return f"the document has {found} directives, more than {limits.directives}"
    if _is_compared_beyond(document, limits.comparisons):
        return f"the document repeats fields and fragments: validation takes more than {limits.comparisons} comparisons"
    return None


def _is_compared_beyond(document: DocumentNode, most: int) -> bool:
    """Whether validation would make more than ``most`` comparisons: at each response path it compares every pair of
    fields with the same response name, and every pair of spread fragments."""
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
    """Everything that is selected at one response path; ``below`` maps each response name to its merged
    sub-selections."""

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
