"""The stretches of Python code that run or not as a whole: arms of branches, bodies of loops and attempts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analyzers.python.bind import FUNCTIONS
from analyzers.values.binding import Region
from analyzers.values.tree import Tree

if TYPE_CHECKING:
    from tree_sitter import Node

_LEAVES = frozenset({"return_statement", "raise_statement", "continue_statement"})
_ARMS = frozenset({"elif_clause", "else_clause", "case_clause", "except_clause", "finally_clause"})


class Regions:
    """The regions of a file. The arms of a statement are read once: a chain of conditions has as many as it is long."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._known: dict[int, dict[int, Region]] = {}

    def of(self, node: Node) -> tuple[Region, ...]:
        """The regions around a node within its function, outermost first."""
        return tuple(reversed(list(self._around(node))))

    def _around(self, node: Node) -> Iterator[Region]:
        inner = node
        for above in self._tree.ancestors(node):
            if above.type in FUNCTIONS:
                return
            region = self._region(inner, above)
            if region is not None:
                yield region
            inner = above

    def _region(self, inner: Node, above: Node) -> Region | None:
        match above.type:
            case "if_statement" | "try_statement":
                return self._arm(inner, above)
            case "block" if inner.type == "case_clause":
                statement = self._tree.parent(above)
                return self._arm(inner, statement) if statement is not None else None
            case "for_statement" | "while_statement":
                asked = above.child_by_field_name("left") or above.child_by_field_name("condition")
                if inner.type == "block" or inner == asked:
                    body = above.child_by_field_name("body") or inner
                    return Region(body, above.id, repeats=True, breaks=self._tree.says(body, b"break"))
        return None

    def _arm(self, arm: Node, statement: Node) -> Region | None:
        known = self._known.get(statement.id)
        if known is None:
            known = self._known[statement.id] = {row.node.id: row for row in _arms(self._tree, statement)}
        return known.get(arm.id)


def _arms(tree: Tree, statement: Node) -> Iterator[Region]:
    arms = [child for child in tree.children(statement) if child.type == "block" or child.type in _ARMS]
    if statement.type == "match_statement":
        arms = [clause for block in arms for clause in tree.children(block) if clause.type == "case_clause"]
    is_attempt = statement.type == "try_statement"
    # A handler runs after a part of the body; what ends a try runs whatever happened.
    handlers = [arm for arm in arms if arm.type == "except_clause"]
    alternatives = [arms[0], *handlers] if is_attempt and arms else arms
    leading = tuple(arm.id for arm in alternatives if not exits(tree, arm))
    is_whole = is_attempt or _is_whole(tree, arms)
    for arm in arms:
        if arm.type != "finally_clause":
            ways = leading if arm.type != "else_clause" or not is_attempt else (arm.id, *leading[1:])
            yield Region(arm, statement.id, ways if is_whole else (), not is_attempt, False, exits(tree, arm))


def _is_whole(tree: Tree, arms: list[Node]) -> bool:
    """Whether one of the arms must run."""
    if arms and arms[-1].type == "case_clause":
        return any(_is_default(tree, clause) for clause in arms)
    return bool(arms) and arms[-1].type == "else_clause"


def _is_default(tree: Tree, clause: Node) -> bool:
    patterns = [child for child in tree.children(clause) if child.type == "case_pattern"]
    has_guard = clause.child_by_field_name("guard") is not None
    return not has_guard and len(patterns) == 1 and tree.written(patterns[0]) == "_"


def exits(tree: Tree, arm: Node) -> bool:
    """Whether an arm ends by leaving: what it binds is not seen after the statement."""
    block = arm if arm.type == "block" else next((row for row in tree.children(arm) if row.type == "block"), None)
    statements = [child for child in tree.children(block) if child.is_named] if block is not None else []
    return bool(statements) and statements[-1].type in _LEAVES
