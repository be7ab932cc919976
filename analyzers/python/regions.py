"""The stretches of Python code that run or not as a whole."""

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


def regions(tree: Tree, node: Node) -> tuple[Region, ...]:
    """The regions around a node within its function, outermost first."""
    return tuple(reversed(list(_around(tree, node))))


def _around(tree: Tree, node: Node) -> Iterator[Region]:
    inner = node
    for above in tree.ancestors(node):
        if above.type in FUNCTIONS:
            return
        region = _region(tree, inner, above)
        if region is not None:
            yield region
        inner = above


def _region(tree: Tree, inner: Node, above: Node) -> Region | None:
    match above.type:
        case "if_statement":
            return _branch(tree, inner, above) if _is_arm(inner, above) else None
        case "match_statement" | "try_statement":
            return _branch(tree, inner, above) if _is_arm(inner, above) else None
        case "block" if inner.type == "case_clause":
            statement = tree.parent(above)
            return _branch(tree, inner, statement) if statement is not None else None
        case "for_statement" | "while_statement":
            left = above.child_by_field_name("left")
            if inner.type == "block" or inner == left:
                body = above.child_by_field_name("body") or inner
                return Region(body, above.id, repeats=True)
    return None


def _is_arm(inner: Node, above: Node) -> bool:
    return inner.type in _ARMS or (inner.type == "block" and above.type != "match_statement")


def _branch(tree: Tree, arm: Node, statement: Node) -> Region | None:
    if arm.type == "finally_clause":
        return None
    arms = [child for child in tree.children(statement) if child.type == "block" or child.type in _ARMS]
    if statement.type == "match_statement":
        arms = [clause for block in arms for clause in tree.children(block) if clause.type == "case_clause"]
        is_whole = any(_is_default(tree, clause) for clause in arms)
        return Region(arm, statement.id, _leading(tree, arms) if is_whole else (), True, False, _exits(tree, arm))
    if statement.type == "if_statement":
        is_whole = arms[-1].type == "else_clause"
        return Region(arm, statement.id, _leading(tree, arms) if is_whole else (), True, False, _exits(tree, arm))
    handlers = [child for child in arms if child.type == "except_clause"]
    body = arms[0]
    if arm == body or arm.type == "else_clause":
        # Without a handler that goes on, what follows comes after the whole body.
        arms_ = (arm.id,) if not _leading(tree, handlers) else (body.id, *_leading(tree, handlers))
        return Region(arm, statement.id, arms_, False, False, _exits(tree, arm))
    return Region(arm, statement.id, (body.id, *_leading(tree, handlers)), False, False, _exits(tree, arm))


def _is_default(tree: Tree, clause: Node) -> bool:
    patterns = [child for child in tree.children(clause) if child.type == "case_pattern"]
    has_guard = clause.child_by_field_name("guard") is not None
    return not has_guard and len(patterns) == 1 and tree.written(patterns[0]) == "_"


def _leading(tree: Tree, arms: list[Node]) -> tuple[int, ...]:
    return tuple(arm.id for arm in arms if not _exits(tree, arm))


def _exits(tree: Tree, arm: Node) -> bool:
    """Whether an arm ends by leaving: what it binds is not seen after the statement."""
    block = arm if arm.type == "block" else next((row for row in tree.children(arm) if row.type == "block"), None)
    statements = [child for child in tree.children(block) if child.is_named] if block is not None else []
    return bool(statements) and statements[-1].type in _LEAVES
