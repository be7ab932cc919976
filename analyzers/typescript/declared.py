"""What a type is said of: annotated values, defaults, results, casts and ``satisfies``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.typescript.lower import CALLABLE, TRANSPARENT, named, returned
from analyzers.typescript.tree import Tree

if TYPE_CHECKING:
    from tree_sitter import Node

_WRAPPING = frozenset(
    {
        "generic_type",
        "type_arguments",
        "array_type",
        "union_type",
        "parenthesized_type",
        "readonly_type",
        "type_annotation",
    }
)
"""Types that a type is a part of: what they are said of is of that type too, or holds it."""

_CHECKS = frozenset({"as_expression", "satisfies_expression", "type_assertion"})


def declared(tree: Tree, type_: Node) -> tuple[Node, ...]:
    """The expressions that a type is said of, those in a list or in the arms of a condition one by one."""
    holder = tree.parent(type_)
    while holder is not None and holder.type in _WRAPPING:
        holder = tree.parent(holder)
    if holder is None:
        return ()
    if holder.type in CALLABLE:
        values = returned(tree, holder)
    elif holder.type in _CHECKS:
        values = tuple(
            node for node in named(tree, holder) if node.end_byte <= type_.start_byte or node.type == "object"
        )
    else:
        value = holder.child_by_field_name("value")
        values = (value,) if value is not None else ()
    return tuple(node for value in values for node in _parts(tree, value))


def _parts(tree: Tree, value: Node) -> list[Node]:
    found: list[Node] = []
    stack = [value]
    while stack:
        node = stack.pop()
        if node.type in TRANSPARENT or node.type in ("array", "ternary_expression"):
            stack += reversed(named(tree, node))
        elif node.type == "object":
            found.append(node)
    return found
