"""The conditions of Python code, and what is known of a comparison."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from analyzers.hole import has_hole
from analyzers.python.bind import FUNCTIONS
from analyzers.python.formats import limit
from analyzers.python.lower import field, named
from analyzers.python.regions import exits
from analyzers.values.texts import combinations, masked
from analyzers.values.value import (
    Constant,
    Entries,
    Instance,
    Items,
    Text,
    Unknown,
    Value,
    Values,
    is_none,
    truth_of,
    turns_of,
)

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzers.values.frame import Given
    from analyzers.values.grammar import Pure
    from analyzers.values.tree import Tree

_WRITTEN = frozenset({"tuple", "list", "set", "dictionary"})
_JOINED = re.compile(rb"\b(?:and|or)\b")


def conditions(tree: Tree, node: Node) -> Iterator[tuple[Node, bool]]:
    """The conditions that decide within its function whether a node runs, each with the truth that it must have."""
    inner = node
    for above in tree.ancestors(node):
        if above.type in FUNCTIONS:
            return
        for condition, is_met in _asked(tree, inner, above):
            yield from _parts(tree, condition, is_met)
        inner = above


def _asked(tree: Tree, inner: Node, above: Node) -> Iterator[tuple[Node, bool]]:
    """The conditions of one statement or expression around a node."""
    match above.type:
        case "if_statement" | "elif_clause":
            condition = above.child_by_field_name("condition")
            if condition is None or inner == condition:
                return
            if inner == above.child_by_field_name("consequence"):
                yield condition, True
                return
            yield condition, False
            for clause in above.children_by_field_name("alternative"):
                if clause == inner:
                    return
                if clause.type == "elif_clause":
                    yield field(clause, "condition"), False
        case "conditional_expression":
            children = named(tree, above)
            if len(children) == 3 and inner != children[1]:
                yield children[1], inner == children[0]
        case "block" | "module":
            for statement in tree.children(above):
                if statement.start_byte >= inner.start_byte:
                    return
                if statement.type == "if_statement":
                    yield from _passed(tree, statement)


def _passed(tree: Tree, statement: Node) -> Iterator[tuple[Node, bool]]:
    """The conditions of a statement whose arms leave: what follows it runs where none of them is met."""
    for arm in (statement, *statement.children_by_field_name("alternative")):
        body = arm.child_by_field_name("consequence")
        if body is None or not exits(tree, body):
            return
        yield field(arm, "condition"), False


def _parts(tree: Tree, condition: Node, is_met: bool) -> Iterator[tuple[Node, bool]]:
    """A condition, or those that all have a truth where that has it; nothing of one that is made in other ways."""
    while condition.type == "parenthesized_expression":
        condition = named(tree, condition)[0]
    if _JOINED.search(tree.data, condition.start_byte, condition.end_byte) is None:
        yield condition, is_met
    elif condition.type == "boolean_operator" and (field(condition, "operator").type == "and") is is_met:
        yield from _parts(tree, field(condition, "left"), is_met)
        yield from _parts(tree, field(condition, "right"), is_met)


def _compared(test: Callable[[Value, Value], bool | None]) -> Pure:
    def run(given: Given) -> Values | None:
        if len(given.positional) != 2 or given.is_open:  # the ends of a part of a text
            return None
        rows = combinations([operand.values for operand in given.positional], limit(given))
        found: list[Value] = []
        for left, right in rows or ():
            answer = test(left, right)
            turns = tuple(dict.fromkeys((*turns_of(left), *turns_of(right))))
            found.append(Unknown("_", turns=turns) if answer is None else Constant(answer, turns=turns))
        return tuple(found) or None

    return run


def _within(test: Callable[[Value, Value], bool | None]) -> Pure:
    """A test of what is in a text, list or mapping: others may have added to one that is not written where it is."""
    compared = _compared(test)

    def run(given: Given) -> Values | None:
        held = given.positional[1]
        is_written = held.node.type in _WRITTEN or not any(isinstance(row, Items | Entries) for row in held.values)
        return compared(given) if is_written else None

    return run


def _equal(left: Value, right: Value) -> bool | None:
    match left, right:
        case (Text(one), Text(other)):
            return None if has_hole(one) or has_hole(other) else one == other
        case (Constant(one), Constant(other)):
            return one == other
        case (Text(one), Constant()):
            return None if has_hole(one) else False
        case (Constant(), Text(other)):
            return None if has_hole(other) else False
        case (Items() | Entries() | Instance(), Constant(None)) | (Constant(None), Items() | Entries() | Instance()):
            return False
    return None


def _in(left: Value, right: Value) -> bool | None:
    match left, right:
        case (Text(one), Text(other)) if not has_hole(one) and not has_hole(other):
            return one in other
        case (Text(one), Entries(entries, True)) if not has_hole(one):
            return one in entries
        case (Text() | Constant(), Items(items)):
            answers = [_equal(left, item[0]) if len(item) == 1 else None for item in items]
            if True in answers:
                return True
            return False if right.complete and None not in answers else None
    return None


def _begins(text: Value, affix: Value) -> bool | None:
    return _has(text, affix, lambda whole, part: whole[: len(part)])


def _ends(text: Value, affix: Value) -> bool | None:
    return _has(text, affix, lambda whole, part: whole[max(0, len(whole) - len(part)) :])


def _has(text: Value, affix: Value, cut: Callable[[str, str], str]) -> bool | None:
    """Whether a stretch of a text is another one, or one of several."""
    match text, affix:
        case Text(), Text(part) if not has_hole(part):
            own = cut(masked(text), part)
            return None if "\0" in own else own == part
        case Text(), Items(items, True):
            answers = [_has(text, item[0], cut) if len(item) == 1 else None for item in items]
            return True if True in answers else None if None in answers else False
    return None


def _not(test: Callable[[Value, Value], bool | None]) -> Callable[[Value, Value], bool | None]:
    def run(left: Value, right: Value) -> bool | None:
        answer = test(left, right)
        return None if answer is None else not answer

    return run


def _truth(value: Value, _: Value) -> bool | None:
    return False if is_none(value) else truth_of(value)


TESTED: dict[str, Pure] = {"startswith": _compared(_begins), "endswith": _compared(_ends)}
"""Methods that look at the ends of a text."""

COMPARISONS: dict[tuple[str, str], Pure] = {
    ("operator", "=="): _compared(_equal),
    ("operator", "!="): _compared(_not(_equal)),
    ("operator", "is"): _compared(_equal),
    ("operator", "is not"): _compared(_not(_equal)),
    ("operator", "in"): _within(_in),
    ("operator", "not in"): _within(_not(_in)),
    ("operator", "not"): _compared(_not(_truth)),
}
"""Operators that compare two values; ``not`` is given one twice."""
