"""The few shapes of expressions that the evaluation knows. A language's grammar lowers a node to one of them, one level
at a time: the parts are nodes, lowered when they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from tree_sitter import Node


@dataclass(slots=True, eq=False)
class Literal:
    """A string as the program has it; ``start`` is the byte where its content begins, where the content is written
    verbatim, None where escapes stand in it."""

    text: str
    start: int | None = None


@dataclass(slots=True, eq=False)
class Number:
    """A number, a truth value, None or undefined."""

    value: int | float | bool | None


@dataclass(slots=True, eq=False)
class Template:
    """An interpolated string: its texts and expressions in order."""

    parts: tuple[Literal | Node, ...]


@dataclass(slots=True, eq=False)
class Formatted:
    """An interpolated expression with a format specification, as Python's mini-language has it."""

    node: Node
    spec: str = ""


@dataclass(slots=True, eq=False)
class Sum:
    """Operands of ``+``, of any number, flattened; ``grows`` of ``+=``."""

    parts: tuple[Node, ...]
    grows: bool = False


@dataclass(slots=True, eq=False)
class Binary:
    """Another operator that values may know: ``%``, ``/``."""

    operator: str
    left: Node
    right: Node


@dataclass(slots=True, eq=False)
class Choice:
    """One of several; of a conditional expression the second where its ``condition`` is false."""

    options: tuple[Node, ...]
    condition: Node | None = None


@dataclass(slots=True, eq=False)
class Fallback:
    """Another value where the first is missing (``??``), or is also empty or false (``or``)."""

    node: Node
    other: Node
    is_truth: bool


class Spread(Enum):
    NONE = 0
    ITEMS = 1
    ENTRIES = 2


@dataclass(slots=True, eq=False)
class Argument:
    """An argument as written: by position, by keyword, or spread."""

    node: Node
    keyword: str | None = None
    spread: Spread = Spread.NONE


@dataclass(slots=True, eq=False)
class Call:
    """A call, a construction with ``new``, or a tagged template (whose one argument is the template)."""

    function: Node
    arguments: tuple[Argument, ...]
    tagged: bool = False


@dataclass(slots=True, eq=False)
class Member:
    """An attribute or property by name; where it ``may_lack`` its object, that need not be there."""

    object: Node
    name: str
    may_lack: bool = False


@dataclass(slots=True, eq=False)
class Spliced:
    """An expression in a tagged template: of what such a template gave it is the text, else a value that is bound."""

    node: Node


@dataclass(slots=True, eq=False)
class Item:
    """An element by index or key."""

    object: Node
    index: Node


@dataclass(slots=True, eq=False)
class Slice:
    """A stretch of a list or text; an end that is None is its own."""

    object: Node
    start: Node | None
    end: Node | None


@dataclass(slots=True, eq=False)
class Sequence:
    """A list, tuple or set as written."""

    items: tuple[Argument, ...]


@dataclass(slots=True, eq=False)
class Table:
    """A mapping or object as written: pairs of key and value; a key is its text, a node that gives it, or None for a
    mapping that is spread."""

    pairs: tuple[tuple[str | Node | None, Node], ...]


@dataclass(slots=True, eq=False)
class Comprehension:
    """A list of what an expression gives for each round of the loops over ``iterated``; the loops' names are bound in
    its own scope. With a ``key`` it is a mapping."""

    element: Node
    iterated: tuple[Node, ...]
    key: Node | None = None


@dataclass(slots=True, eq=False)
class Name:
    """A name, resolved through the scopes."""

    name: str


@dataclass(slots=True, eq=False)
class Same:
    """What has the value of another node: parentheses, ``await``, a cast, an assignment that is an expression."""

    node: Node


@dataclass(slots=True, eq=False)
class Closure:
    """A function that is an expression."""


@dataclass(slots=True, eq=False)
class Opaque:
    """What the evaluation does not follow."""


Expression: TypeAlias = (
    Literal
    | Number
    | Template
    | Formatted
    | Sum
    | Binary
    | Choice
    | Fallback
    | Call
    | Member
    | Spliced
    | Item
    | Slice
    | Sequence
    | Table
    | Comprehension
    | Name
    | Same
    | Closure
    | Opaque
)
