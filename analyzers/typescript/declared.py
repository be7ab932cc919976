"""Values that are declared or checked to be S3 objects: by annotation, default, result, cast or ``satisfies``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from analyzers.typescript.lower import CALLABLE, TRANSPARENT, named, returned
from analyzers.values.tree import Tree

if TYPE_CHECKING:
    from tree_sitter import Node

_TYPE = re.compile(rb"(?<![\w$])S3Object(?![\w$])")
_WRAPPING = frozenset(
    {
        "nested_type_identifier",
        "generic_type",
        "type_arguments",
        "array_type",
        "union_type",
        "parenthesized_type",
        "readonly_type",
        "type_annotation",
    }
)
_CHECKS = frozenset({"as_expression", "satisfies_expression", "type_assertion"})


def declared(tree: Tree) -> Iterator[Node]:
    """The object literals that are declared so, those in a declared list too."""
    for match in _TYPE.finditer(tree.text.data):
        node = tree.at(*match.span())
        holder = tree.parent(node)
        while holder is not None and holder.type in _WRAPPING:
            node, holder = holder, tree.parent(holder)
        for value in _values(tree, holder) if holder is not None and node.type != "identifier" else ():
            yield from _objects(tree, value)


def _values(tree: Tree, holder: Node) -> tuple[Node, ...]:
    """The expressions that what holds the type gives it to."""
    if holder.type in CALLABLE:
        return returned(tree, holder)
    if holder.type in _CHECKS:
        return tuple(named(tree, holder))
    value = holder.child_by_field_name("value")
    return (value,) if value is not None else ()


def _objects(tree: Tree, value: Node) -> Iterator[Node]:
    stack = [value]
    while stack:
        node = stack.pop()
        if node.type == "object":
            yield node
        elif node.type in TRANSPARENT or node.type in ("array", "ternary_expression"):
            stack += reversed(named(tree, node))
