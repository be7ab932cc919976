"""Expressions of Python in the shapes of the evaluation."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from analyzers.values.expression import (
    Argument,
    Binary,
    Call,
    Choice,
    Closure,
    Comprehension,
    Expression,
    Fallback,
    Formatted,
    Item,
    Literal,
    Member,
    Name,
    Number,
    Opaque,
    Same,
    Sequence,
    Slice,
    Spread,
    Sum,
    Table,
    Template,
)
from analyzers.values.tree import Tree

if TYPE_CHECKING:
    from tree_sitter import Node


def lower(tree: Tree, node: Node) -> Expression:
    """The shape of a node, ``Opaque`` where the evaluation has none for it."""
    reader = _READERS.get(node.type)
    return reader(tree, node) if reader else Opaque()


def field(node: Node, name: str) -> Node:
    """A child that the grammar promises; the node itself where a syntax error took it."""
    return node.child_by_field_name(name) or node


def named(tree: Tree, node: Node) -> list[Node]:
    """The children that are no punctuation and no comments."""
    return [child for child in tree.children(node) if child.is_named and child.type != "comment"]


def is_bytes(tree: Tree, node: Node) -> bool:
    """Whether a string is one of bytes."""
    return "b" in _prefix(tree, node)


def _prefix(tree: Tree, node: Node) -> str:
    """What stands before the quotes of a string."""
    children = tree.children(node)
    return tree.written(children[0]).lower().rstrip("'\"") if children else ""


def _string(tree: Tree, node: Node) -> Expression:
    prefix = _prefix(tree, node)
    if "b" in prefix:
        return Opaque()
    parts = tuple(_parts(tree, node, "r" in prefix))
    if not parts:
        children = tree.children(node)
        return Literal("", children[0].end_byte if children else None)
    return parts[0] if len(parts) == 1 and isinstance(parts[0], Literal) else Template(parts)


def _parts(tree: Tree, node: Node, is_raw: bool) -> Iterator[Literal | Node]:
    for child in tree.children(node):
        kind = child.type
        if kind == "interpolation":
            yield child if _is_formatted(child) else field(child, "expression")
        elif kind == "string_content":
            if child.child_count:
                yield from _content(tree, child, is_raw)
            else:
                yield Literal(tree.written(child), child.start_byte)


def _is_formatted(interpolation: Node) -> bool:
    """Whether an interpolation has more than its expression in braces: a conversion or a specification."""
    return interpolation.child_count > 3 and (
        interpolation.child_by_field_name("format_specifier") is not None
        or interpolation.child_by_field_name("type_conversion") is not None
    )


def _content(tree: Tree, node: Node, is_raw: bool) -> Iterator[Literal]:
    """The texts of a string's content; those without escapes are verbatim."""
    start = node.start_byte
    for child in tree.children(node):
        is_brace = child.type == "escape_interpolation"
        if child.type != "escape_sequence" and not is_brace:
            continue
        if is_raw and not is_brace:
            continue
        if start < child.start_byte:
            yield Literal(tree.text.slice(start, child.start_byte), start)
        written = tree.written(child)
        yield Literal(written[0] if is_brace else _unescaped(written))
        start = child.end_byte
    if start < node.end_byte:
        yield Literal(tree.text.slice(start, node.end_byte), start)


def _unescaped(written: str) -> str:
    if written == "\\\n":
        return ""
    try:
        value = ast.literal_eval(f'"{written}"')
    except (SyntaxError, ValueError):
        return written
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else written


def _adjacent(tree: Tree, node: Node) -> Expression:
    parts = named(tree, node)
    return Opaque() if any(is_bytes(tree, part) for part in parts) else Sum(tuple(parts))


def _number(tree: Tree, node: Node) -> Expression:
    try:
        value = ast.literal_eval(tree.written(node)[:100])
    except (SyntaxError, ValueError):
        return Opaque()
    return Number(value) if isinstance(value, int | float) else Opaque()


def is_sum(node: Node) -> bool:
    """Whether a binary operator is ``+``."""
    return field(node, "operator").type == "+"


def _binary(tree: Tree, node: Node) -> Expression:
    if not is_sum(node):
        return Binary(field(node, "operator").type, field(node, "left"), field(node, "right"))
    parts: list[Node] = []
    left = node
    while left.type == "binary_operator" and is_sum(left):
        parts.append(field(left, "right"))
        left = field(left, "left")
    return Sum((left, *reversed(parts)))


def _comparison(tree: Tree, node: Node) -> Expression:
    operands = named(tree, node)
    operator = node.child_by_field_name("operators")
    if len(operands) != 2 or operator is None:
        return Opaque()
    return Binary(" ".join(tree.data[operands[0].end_byte : operands[1].start_byte].decode().split()), *operands)


def _negated(tree: Tree, node: Node) -> Expression:
    inner = field(node, "argument")
    return Binary("not", inner, inner)


def _augmented(tree: Tree, node: Node) -> Expression:
    is_added = field(node, "operator").type == "+="
    return Sum((field(node, "left"), field(node, "right")), True) if is_added else Opaque()


def _boolean(tree: Tree, node: Node) -> Expression:
    if field(node, "operator").type != "or":
        return Same(field(node, "right"))
    return Fallback(field(node, "left"), field(node, "right"), True)


def _conditional(tree: Tree, node: Node) -> Expression:
    children = named(tree, node)
    return Choice((children[0], children[2]), children[1]) if len(children) == 3 else Opaque()


def _call(tree: Tree, node: Node) -> Expression:
    given = field(node, "arguments")
    if given.type != "argument_list":  # a generator stands without parentheses of its own
        return Call(field(node, "function"), (Argument(given),))
    return Call(field(node, "function"), tuple(arguments(tree, given)))


def arguments(tree: Tree, node: Node) -> Iterator[Argument]:
    """The arguments of a call, or the items of a list, as they are written."""
    for child in named(tree, node):
        match child.type:
            case "keyword_argument":
                yield Argument(field(child, "value"), tree.written(field(child, "name")))
            case "list_splat":
                yield Argument(named(tree, child)[0], spread=Spread.ITEMS)
            case "dictionary_splat":
                yield Argument(named(tree, child)[0], spread=Spread.ENTRIES)
            case _:
                yield Argument(child)


def _subscript(tree: Tree, node: Node) -> Expression:
    indices = node.children_by_field_name("subscript")
    if len(indices) != 1:
        return Opaque()
    return _slice(tree, node, indices[0]) if indices[0].type == "slice" else Item(field(node, "value"), indices[0])


def _slice(tree: Tree, node: Node, part: Node) -> Expression:
    bounds: list[Node | None] = [None]
    for child in tree.children(part):
        if child.type == ":":
            bounds.append(None)
        else:
            bounds[-1] = child
    return Slice(field(node, "value"), bounds[0], bounds[1]) if len(bounds) == 2 else Opaque()


def _dictionary(tree: Tree, node: Node) -> Expression:
    pairs: list[tuple[str | Node | None, Node]] = []
    for child in named(tree, node):
        if child.type == "pair":
            pairs.append((field(child, "key"), field(child, "value")))
        elif child.type == "dictionary_splat":
            pairs.append((None, named(tree, child)[0]))
    return Table(tuple(pairs))


def _inner(tree: Tree, node: Node) -> Expression:
    children = named(tree, node)
    return Same(children[0]) if children else Opaque()


def _sequence(tree: Tree, node: Node) -> Expression:
    return Sequence(tuple(arguments(tree, node)))


def _interpolation(tree: Tree, node: Node) -> Expression:
    spec = node.child_by_field_name("format_specifier")
    return Formatted(field(node, "expression"), tree.written(spec)[1:] if spec is not None else "")


def _listed(tree: Tree, node: Node) -> Expression:
    return Comprehension(field(node, "body"), _iterated(tree, node))


def _mapped(tree: Tree, node: Node) -> Expression:
    """A mapping that one loop makes."""
    iterated, pair = _iterated(tree, node), field(node, "body")
    return Comprehension(field(pair, "value"), iterated, field(pair, "key")) if len(iterated) == 1 else Opaque()


def _iterated(tree: Tree, node: Node) -> tuple[Node, ...]:
    return tuple(field(child, "right") for child in tree.children(node) if child.type == "for_in_clause")


_READERS: dict[str, Callable[[Tree, Node], Expression]] = {
    "string": _string,
    "concatenated_string": _adjacent,
    "interpolation": _interpolation,
    "integer": _number,
    "float": _number,
    "unary_operator": _number,
    "true": lambda tree, node: Number(True),
    "false": lambda tree, node: Number(False),
    "none": lambda tree, node: Number(None),
    "binary_operator": _binary,
    "augmented_assignment": _augmented,
    "boolean_operator": _boolean,
    "comparison_operator": _comparison,
    "not_operator": _negated,
    "conditional_expression": _conditional,
    "call": _call,
    "attribute": lambda tree, node: Member(field(node, "object"), tree.written(field(node, "attribute"))),
    "subscript": _subscript,
    "dictionary": _dictionary,
    "list": _sequence,
    "tuple": _sequence,
    "set": _sequence,
    "expression_list": _sequence,
    "list_comprehension": _listed,
    "dictionary_comprehension": _mapped,
    "set_comprehension": _listed,
    "generator_expression": _listed,
    "identifier": lambda tree, node: Name(tree.written(node)),
    "parenthesized_expression": _inner,
    "await": _inner,
    "named_expression": lambda tree, node: Same(field(node, "value")),
    "lambda": lambda tree, node: Closure(),
    "yield": _inner,
}
EXPRESSIONS = frozenset(_READERS) - {"augmented_assignment", "comparison_operator", "not_operator"}
"""The types of the nodes that have a shape."""
