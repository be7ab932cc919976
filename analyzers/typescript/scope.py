"""Scopes, functions and ways of control flow around a node of TypeScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.typescript.lower import CALLABLE, field, named
from analyzers.typescript.tree import Tree
from analyzers.values.binding import Region

if TYPE_CHECKING:
    from tree_sitter import Node

CLASSES = frozenset({"class_declaration", "abstract_class_declaration", "class"})
LIKE_CLASSES = CLASSES | {"enum_declaration", "internal_module", "module"}
_BLOCKS = frozenset({"for_statement", "for_in_statement", "switch_body", "catch_clause", "class_body"})
_LOOPS = {
    "for_statement": "body",
    "for_in_statement": "body",
    "while_statement": "body",
    "do_statement": "body",
}
_LEAVES = frozenset({"return_statement", "throw_statement", "break_statement", "continue_statement"})


def scopes(tree: Tree, node: Node) -> tuple[Node, ...]:
    """Blocks, functions and the file, innermost first. The block of a function's body is the function's own scope."""
    found: list[Node] = []
    above = tree.above(node, tree.scopes, _is_scope)
    while above is not None:
        found.append(above)
        above = tree.above(above, tree.scopes, _is_scope)
    return (*found, tree.root)


def _is_scope(tree: Tree, above: Node, below: Node) -> bool:
    if above.type == "statement_block":
        around = tree.parent(above)
        return around is None or around.type not in CALLABLE
    return above.type in CALLABLE or above.type in _BLOCKS


def function(tree: Tree, node: Node) -> Node | None:
    """The function whose body or parameters the node stands in."""
    return tree.above(node, tree.functions, _is_inside)


def _is_inside(tree: Tree, function: Node, part: Node) -> bool:
    return function.type in CALLABLE and function.child_by_field_name("name") != part


def receiver(tree: Tree, node: Node) -> tuple[Node, Node] | None:
    """For ``this`` at a node: the class that it is an object of, and the scope in which it is."""
    scope: Node | None = None
    for above in tree.ancestors(node):
        if above.type in CALLABLE and above.type != "arrow_function" and scope is None:
            parent = tree.parent(above)
            if parent is None or parent.type != "class_body":
                return None
            scope = above
        elif above.type in CLASSES:
            return above, scope or field(above, "body")
    return None


def regions(tree: Tree, node: Node) -> tuple[Region, ...]:
    """Arms, loops and ``try`` bodies around a node within its function, outermost first."""
    found: list[Region] = []
    below = node
    for above in tree.ancestors(node):
        if above.type in CALLABLE:
            break
        region = _region(tree, above, below)
        if region is not None:
            found.append(region)
        below = above
    return tuple(reversed(found))


def _region(tree: Tree, statement: Node, part: Node) -> Region | None:
    if statement.type == "if_statement":
        arms = [statement.child_by_field_name("consequence"), statement.child_by_field_name("alternative")]
        return _arm(tree, statement, part, [arm for arm in arms if arm is not None], len([*filter(None, arms)]) == 2)
    if statement.type == "switch_body":
        cases = named(tree, statement)
        return _arm(tree, statement, part, cases, any(case.type == "switch_default" for case in cases))
    if statement.type == "ternary_expression":
        arms = [statement.child_by_field_name("consequence"), statement.child_by_field_name("alternative")]
        return _arm(tree, statement, part, [arm for arm in arms if arm is not None], True)
    if statement.type in _LOOPS and _is_field(statement, "body", part):
        return Region(part, statement.id, repeats=True, breaks=tree.says(part, b"break"))
    if statement.type == "while_statement" and _is_field(statement, "condition", part):
        return Region(field(statement, "body"), statement.id, repeats=True)
    if statement.type == "try_statement" and not _is_field(statement, "finalizer", part):
        arms = [statement.child_by_field_name("body"), statement.child_by_field_name("handler")]
        leading = tuple(arm.id for arm in arms if arm is not None and not _exits(tree, arm))
        return Region(part, statement.id, leading, exits=_exits(tree, part))
    return None


def _arm(tree: Tree, statement: Node, part: Node, arms: list[Node], is_whole: bool) -> Region | None:
    if all(arm.id != part.id for arm in arms):
        return None
    leading = tuple(arm.id for arm in arms if not _exits(tree, arm)) if is_whole else ()
    return Region(part, statement.id, leading, exclusive=True, exits=_exits(tree, part))


def _is_field(node: Node, name: str, child: Node) -> bool:
    found = node.child_by_field_name(name)
    return found is not None and found.id == child.id


def _exits(tree: Tree, arm: Node) -> bool:
    """Whether an arm ends by leaving its statement's surroundings; a ``break`` only leaves a ``switch``."""
    last = arm
    while last.type in ("statement_block", "else_clause", "catch_clause", "switch_case", "switch_default"):
        children = named(tree, last)
        if not children:
            return False
        last = children[-1]
    stays = last.type == "break_statement" and arm.type in ("switch_case", "switch_default")
    return last.type in _LEAVES and not stays
