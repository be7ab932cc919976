"""Expressions of TypeScript in the shapes of the evaluation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from analyzers.typescript.tree import Tree
from analyzers.values.expression import (
    Argument,
    Call,
    Choice,
    Closure,
    Comprehension,
    Expression,
    Fallback,
    Item,
    Literal,
    Member,
    Name,
    Number,
    Opaque,
    Same,
    Sequence,
    Spliced,
    Spread,
    Sum,
    Table,
    Template,
)

if TYPE_CHECKING:
    from tree_sitter import Node

CALLABLE = frozenset(
    {
        "arrow_function",
        "function_expression",
        "function_declaration",
        "generator_function",
        "generator_function_declaration",
        "method_definition",
    }
)
TRANSPARENT = {
    "await_expression",
    "parenthesized_expression",
    "as_expression",
    "satisfies_expression",
    "non_null_expression",
    "instantiation_expression",
}
SIGNS = frozenset({"await_expression", "unary_expression"})
_KEPT = frozenset({"filter", "sort", "toSorted", "reverse", "toReversed"})
"""Methods of arrays whose elements are the array's own."""


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


def _first(tree: Tree, node: Node) -> Expression:
    children = named(tree, node)
    return Same(children[0]) if children else Opaque()


def _last(tree: Tree, node: Node) -> Expression:
    children = named(tree, node)
    return Same(children[-1]) if children else Opaque()


def _string(tree: Tree, node: Node) -> Expression:
    inner = tree.children(node)[1:-1]
    if all(child.type == "string_fragment" for child in inner):
        return Literal(tree.text.slice(node.start_byte + 1, node.end_byte - 1), node.start_byte + 1)
    return Literal(_joined("".join(_cooked(tree, child) for child in inner)))


def _template(tree: Tree, node: Node) -> Expression:
    parent = tree.parent(node)
    tag = field(parent, "function") if parent is not None and parent.type == "call_expression" else None
    is_raw = tag is not None and tree.written(tag) == "String.raw"
    parts = tuple(_parts(tree, node, is_raw, None if is_raw else tag))
    if not parts:
        return Literal("", node.start_byte + 1)
    if len(parts) == 1 and isinstance(parts[0], Literal):
        return parts[0]
    return Template(parts)


def _parts(tree: Tree, node: Node, is_raw: bool, tag: Node | None) -> Iterator[Literal | Node]:
    """The texts and expressions of a template. ``is_raw``: escapes are text. Under a ``tag`` expressions do not become
    part of the text, but for ``sql.raw(..)`` and what the tag itself makes."""
    for child in tree.children(node)[1:-1]:
        if child.type == "string_fragment" or (is_raw and child.type == "escape_sequence"):
            yield Literal(tree.written(child), child.start_byte)
        elif child.type == "escape_sequence":
            yield Literal(_joined(_cooked(tree, child)))
        elif child.type == "template_substitution":
            expression = next(iter(named(tree, child)), child)
            yield expression if tag is None else _raw(tree, expression) or _named(tree, expression, tag) or child


def _named(tree: Tree, expression: Node, tag: Node) -> Literal | Node | None:
    """What the tag of a template makes of an expression in it: of a further template its text, of a text in
    ``sql("name")`` or where a table stands a name, of an object after ``insert into name`` the columns and values."""
    written = tree.written(tag)
    if f"{written}`" in (text := tree.written(expression)):
        return expression
    if expression.type != "call_expression" or not text.startswith(f"{written}("):
        return None
    first = next(iter(named(tree, field(expression, "arguments"))), None)
    if first is not None and first.type == "string" and _IDENTIFIER.fullmatch(tree.written(first)[1:-1]):
        return first
    before = tree.text.data[max(0, expression.start_byte - _LONGEST) : expression.start_byte]
    if first is not None and _TABLE.search(before):
        return first
    return Literal("default values") if _INSERTED.search(before) else None


_IDENTIFIER = re.compile(r"[a-z_][a-z0-9_.]*")
_TABLE = re.compile(rb"\b(?:from|join|into|update|table|exists|only|truncate)\s+\$\{\s*\Z", re.IGNORECASE)
_INSERTED = re.compile(rb"\binsert\s+into\s+(?:\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[^\s`]+)\s+\$\{\s*\Z", re.IGNORECASE)
_LONGEST = 200  # bytes of a table's name and what stands around it


def _substitution(tree: Tree, node: Node) -> Expression:
    expression = next(iter(named(tree, node)), node)
    return Spliced(expression) if tree.has_parts and expression.type in _MAY_BE_PARTS else Opaque()


_MAY_BE_PARTS = frozenset({"identifier", "member_expression", "call_expression", "ternary_expression"})


def _raw(tree: Tree, expression: Node) -> Node | None:
    """The argument of ``sql.raw(..)``, which is put into the text; any other value of a tagged template is bound."""
    if expression.type != "call_expression":
        return None
    function, arguments = field(expression, "function"), named(tree, field(expression, "arguments"))
    is_raw = function.type == "member_expression" and tree.written(field(function, "property")) in _RAW
    return arguments[0] if is_raw and arguments else None


_RAW = ("raw", "unsafe")


def _cooked(tree: Tree, node: Node) -> str:
    text = tree.written(node)
    if node.type != "escape_sequence":
        return text
    code = re.fullmatch(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))", text)
    if code:
        number = int(next(group for group in code.groups() if group), 16)
        return chr(number) if number < 0x110000 else "\ufffd"
    return _ESCAPES.get(text[1:], text[1:])


_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}


def _joined(text: str) -> str:
    """The text with pairs of surrogates, written as two escapes, as the one character that they are."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _number(tree: Tree, node: Node) -> Expression:
    text = tree.written(node).replace("_", "")
    try:
        return Number(int(text, 0))
    except ValueError:
        pass
    try:
        return Number(float(text))
    except ValueError:
        return Opaque()


def _unary(tree: Tree, node: Node) -> Expression:
    operand = lower(tree, field(node, "argument"))
    if tree.written(node).startswith("-") and isinstance(operand, Number) and operand.value is not None:
        return Number(-operand.value)
    return Number(None) if tree.written(node).startswith("void ") else Opaque()


def _binary(tree: Tree, node: Node) -> Expression:
    operator = tree.written(field(node, "operator"))
    left, right = field(node, "left"), field(node, "right")
    if operator == "+":
        parts = [right]
        while is_sum(tree, left):
            parts.append(field(left, "right"))
            left = field(left, "left")
        return Sum((left, *reversed(parts)))
    if operator in ("??", "||"):
        return Fallback(left, right, operator == "||")
    return Same(right) if operator == "&&" else Opaque()


def _augmented(tree: Tree, node: Node) -> Expression:
    operator = tree.written(field(node, "operator"))
    if operator in ("??=", "||="):
        return Fallback(field(node, "left"), field(node, "right"), operator == "||=")
    return Sum((field(node, "left"), field(node, "right")), True) if operator == "+=" else Opaque()


def is_fallback(tree: Tree, node: Node) -> bool:
    """Whether a node has another value where the first is missing."""
    return node.type == "binary_expression" and field(node, "operator").type in ("??", "||")


def is_sum(tree: Tree, node: Node) -> bool:
    """Whether a node adds or concatenates; one expression of it holds all operands in a row."""
    return node.type == "binary_expression" and field(node, "operator").type == "+"


def _arguments(tree: Tree, node: Node) -> tuple[Argument, ...]:
    return tuple(
        Argument(next(iter(named(tree, child)), child), spread=Spread.ITEMS)
        if child.type == "spread_element"
        else Argument(child)
        for child in named(tree, node)
    )


def callee(tree: Tree, call: Node) -> Node:
    """What a call is of. Before type arguments the grammar takes an ``await`` or a sign for a part of it."""
    function = field(call, "function")
    while function.type in SIGNS:
        function = next(iter(named(tree, function)[-1:]), call)
    return function


def _call(tree: Tree, node: Node) -> Expression:
    function, arguments = callee(tree, node), field(node, "arguments")
    if arguments.type == "template_string":
        return Call(function, (Argument(arguments),), tagged=True)
    if function.type == "member_expression" and (loop := _loop(tree, function, arguments)) is not None:
        return loop
    return Call(function, _arguments(tree, arguments))


def _loop(tree: Tree, function: Node, arguments: Node) -> Expression | None:
    """What array methods that go through their elements give, and what is done with the value of a promise."""
    method = tree.written(field(function, "property"))
    if method in _KEPT:
        return Same(field(function, "object"))
    callback = next(iter(named(tree, arguments)), None)
    if method not in ("map", "then") or callback is None or callback.type not in CALLABLE:
        return None
    results = returned(tree, callback)
    if len(results) != 1:
        return None
    return Same(results[0]) if method == "then" else Comprehension(results[0], (field(function, "object"),))


def returned(tree: Tree, function: Node) -> tuple[Node, ...]:
    """The expressions that a function gives: its body, or what its ``return`` statements say."""
    body = field(function, "body")
    if body.type != "statement_block":
        return (body,)
    return tuple(node for found in said(tree, function, "return_statement") for node in named(tree, found)[:1])


def said(tree: Tree, function: Node, kind: str) -> Iterator[Node]:
    """The nodes of a type in the body of a function, but for the functions in it."""
    stack = [field(function, "body")]
    while stack:
        node = stack.pop()
        if node.type == kind:
            yield node
        elif node.type not in CALLABLE and "class" not in node.type:
            stack += reversed(tree.children(node))


def _new(tree: Tree, node: Node) -> Expression:
    arguments = node.child_by_field_name("arguments")
    return Call(field(node, "constructor"), _arguments(tree, arguments) if arguments else ())


def _object(tree: Tree, node: Node) -> Expression:
    pairs: list[tuple[str | Node | None, Node]] = []
    for child in named(tree, node):
        if child.type == "pair":
            pairs.append((key(tree, field(child, "key")), field(child, "value")))
        elif child.type == "spread_element":
            pairs += [(None, spread) for spread in named(tree, child)[:1]]
        elif child.type == "shorthand_property_identifier":
            pairs.append((tree.written(child), child))
        elif child.type == "method_definition":
            pairs.append((key(tree, field(child, "name")), child))
    return Table(tuple(pairs))


def key(tree: Tree, node: Node) -> str | Node:
    """A property's name, or the expression that gives it."""
    if node.type == "computed_property_name":
        node = next(iter(named(tree, node)), node)
        if node.type != "string":
            return node
    if node.type == "string":
        literal = _string(tree, node)
        return literal.text if isinstance(literal, Literal) else node
    return tree.written(node)


def _array(tree: Tree, node: Node) -> Expression:
    return Sequence(_arguments(tree, node))


def _member(tree: Tree, node: Node) -> Expression:
    may_lack = node.child_by_field_name("optional_chain") is not None
    return Member(field(node, "object"), tree.written(field(node, "property")), may_lack)


_Reader = Callable[[Tree, "Node"], Expression]

_READERS: dict[str, _Reader] = {
    "string": _string,
    "template_string": _template,
    "number": _number,
    "true": lambda tree, node: Number(True),
    "false": lambda tree, node: Number(False),
    "null": lambda tree, node: Number(None),
    "undefined": lambda tree, node: Number(None),
    # A declaration without a value.
    "variable_declarator": lambda tree, node: Number(None),
    "public_field_definition": lambda tree, node: Number(None),
    "unary_expression": _unary,
    "binary_expression": _binary,
    "ternary_expression": lambda tree, node: Choice(
        (field(node, "consequence"), field(node, "alternative")), field(node, "condition")
    ),
    "call_expression": _call,
    "template_substitution": _substitution,
    "new_expression": _new,
    "member_expression": _member,
    "subscript_expression": lambda tree, node: Item(field(node, "object"), field(node, "index")),
    "object": _object,
    "array": _array,
    "assignment_expression": lambda tree, node: Same(field(node, "right")),
    "augmented_assignment_expression": _augmented,
    "sequence_expression": _last,
    "type_assertion": _last,
    **dict.fromkeys(TRANSPARENT, _first),
    **{kind: lambda tree, node: Closure() for kind in CALLABLE},
    **{kind: lambda tree, node: Name(tree.written(node)) for kind in ("identifier", "this", "import")},
    "type_identifier": lambda tree, node: Name(tree.written(node)),
    "nested_type_identifier": lambda tree, node: Member(field(node, "module"), tree.written(field(node, "name"))),
    "shorthand_property_identifier": lambda tree, node: Name(tree.written(node)),
}

EXPRESSIONS = frozenset(_READERS) - {
    *("variable_declarator", "public_field_definition", "augmented_assignment_expression", "template_substitution"),
}
"""The types of the nodes that are expressions with a shape."""
