"""What binds a name in Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from analyzers.python.lower import field, named
from analyzers.values.binding import (
    Added,
    Assigned,
    Binding,
    Bound,
    Change,
    Defined,
    Element,
    Ended,
    Entered,
    Imported,
    Parameter,
    Path,
    Receiver,
    Removed,
    Rest,
    Updated,
)
from analyzers.values.tree import Tree

if TYPE_CHECKING:
    from tree_sitter import Node

COMPREHENSIONS = frozenset(
    {"list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression"}
)
FUNCTIONS = frozenset({"function_definition", "lambda"})
_BODIES = FUNCTIONS | {"class_definition"}
_PATTERNS = frozenset({"pattern_list", "tuple_pattern", "list_pattern", "as_pattern_target"})
_PARAMETERS = frozenset({"parameters", "lambda_parameters"})
_GROWING = {"append": True, "add": True, "extend": False}


def binding(tree: Tree, name: Node) -> Binding | None:
    """What the identifier binds at its place; None where it only uses the name."""
    parent = tree.parent(name)
    if parent is None:
        return None
    if parent.type in _PATTERNS or parent.type == "list_splat_pattern":
        return _unpacked(tree, name)
    reader = _READERS.get(parent.type)
    to = reader(tree, name, parent) if reader else None
    if to is None:
        return None
    scope = _scope_of(tree, name, to)
    return Binding(name, _redirected(tree, name, scope), to)


def scope(tree: Tree, node: Node) -> Node:
    """The scope that a name bound at the node belongs to."""
    return _scope(tree, node) or tree.root


def scopes(tree: Tree, node: Node) -> tuple[Node, ...]:
    """The scopes that a use at the node looks in. A class is seen by its own statements alone."""
    found: list[Node] = []
    inner = False
    above = _scope(tree, node)
    while above is not None:
        if above.type != "class_definition" or not inner:
            found.append(above)
        inner = inner or above.type in FUNCTIONS
        above = _scope(tree, above)
    return tuple(found) if found else (tree.root,)


def function(tree: Tree, node: Node) -> Node | None:
    """The function that the node runs in."""
    above = _scope(tree, node)
    while above is not None and above.type not in FUNCTIONS:
        above = _scope(tree, above)
    return above


def _scope(tree: Tree, node: Node) -> Node | None:
    """The scope that the node is evaluated in: of a function or class defaults, bases and the name itself are outside,
    and so is what the first loop of a comprehension goes through."""
    found = tree.above(node, tree.scopes, _is_scope)
    while found is not None and found.type == "for_in_clause" and (around := tree.parent(found)) is not None:
        found = tree.above(around, tree.scopes, _is_scope)
    return found


def _is_scope(tree: Tree, above: Node, below: Node) -> bool:
    kind = above.type
    if kind in _BODIES:
        return above.child_by_field_name("body") == below
    if kind == "for_in_clause" and above.child_by_field_name("right") == below:
        around = tree.parent(above)
        return around is not None and next(row for row in tree.children(around) if row.type == kind) == above
    return kind in COMPREHENSIONS or kind == "module"


def _scope_of(tree: Tree, name: Node, to: Bound) -> Node:
    if isinstance(to, Parameter):
        return to.function
    if isinstance(to, Receiver):
        return next((above for above in tree.ancestors(name) if above.type in FUNCTIONS), tree.root)
    if isinstance(to, Assigned) and (parent := tree.parent(name)) is not None and parent.type == "named_expression":
        found = scope(tree, name)
        while found.type in COMPREHENSIONS:
            found = scope(tree, found)
        return found
    return scope(tree, name)


def _redirected(tree: Tree, name: Node, found: Node) -> Node:
    """The scope that ``global`` or ``nonlocal`` names instead."""
    if found.type != "function_definition":
        return found
    written = tree.written(name)
    for keyword in ("global", "nonlocal"):
        if not tree.has(keyword.encode()):
            continue
        body = field(found, "body")
        for statement in tree.children(body):
            if statement.type == f"{keyword}_statement" and any(
                tree.written(child) == written for child in named(tree, statement)
            ):
                return tree.root if keyword == "global" else scope(tree, found)
    return found


def _assigned(tree: Tree, name: Node, parent: Node) -> Bound | None:
    value = _right(parent)
    if parent.child_by_field_name("left") != name:
        return None
    return Assigned(value) if value is not None else None


def _right(assignment: Node) -> Node | None:
    """What is assigned, to whatever stands before it too (``a = b = value``)."""
    value = assignment.child_by_field_name("right")
    while value is not None and value.type == "assignment":
        value = value.child_by_field_name("right")
    return value


def _augmented(tree: Tree, name: Node, parent: Node) -> Bound | None:
    if field(parent, "left") != name:
        return None
    operator = tree.written(field(parent, "operator"))
    value = field(parent, "right")
    return Added(value) if operator == "+=" else Updated(None, value) if operator == "|=" else Ended()


def _walrus(tree: Tree, name: Node, parent: Node) -> Bound | None:
    return Assigned(field(parent, "value")) if field(parent, "name") == name else None


def _loop(tree: Tree, name: Node, parent: Node) -> Bound | None:
    return Element(field(parent, "right")) if field(parent, "left") == name else None


def _import(tree: Tree, name: Node, parent: Node) -> Bound | None:
    """``import a``, ``import a.b``, ``from a import b``: the identifier is the first of a dotted name, or an alias."""
    statement: Node | None = parent
    dotted = parent
    if parent.type == "dotted_name":
        statement = tree.parent(parent)
        if statement is None or tree.children(parent)[0] != name:
            return None
        if statement.type == "aliased_import":
            return None  # the alias binds, the name does not
    elif parent.type == "aliased_import":
        if parent.child_by_field_name("alias") != name:
            return None
        dotted, statement = field(parent, "name"), tree.parent(parent)
    if statement is None:
        return None
    written = tree.written(dotted)
    if statement.type == "import_from_statement":
        module = field(statement, "module_name")
        return None if dotted == module else Imported(tree.written(module), written)
    if statement.type != "import_statement":
        return None
    is_alias = parent.type == "aliased_import"
    return Imported(written if is_alias else written.partition(".")[0], None)


def _definition(tree: Tree, name: Node, parent: Node) -> Bound | None:
    if field(parent, "name") != name:
        return None
    return Defined(parent, parent.type == "class_definition")


def _parameter(tree: Tree, name: Node, parent: Node) -> Bound | None:
    list_ = parent if parent.type in _PARAMETERS else tree.parent(parent)
    if list_ is not None and list_.type in ("list_splat_pattern", "dictionary_splat_pattern"):
        list_ = tree.parent(list_)
    if list_ is not None and list_.type == "typed_parameter":
        list_ = tree.parent(list_)
    if list_ is None or list_.type not in _PARAMETERS:
        return None
    if parent.type in ("default_parameter", "typed_default_parameter") and field(parent, "name") != name:
        return None
    owner = tree.parent(list_)
    if owner is None:
        return None
    class_ = class_of(tree, owner)
    if class_ is not None and is_receiver(tree, name, list_, owner):
        return Receiver(class_)
    return Parameter(owner, tree.written(name))


def class_of(tree: Tree, function: Node) -> Node | None:
    """The class whose body holds a function."""
    above = tree.parent(function)
    if above is not None and above.type == "decorated_definition":
        above = tree.parent(above)
    body = above
    above = tree.parent(above) if above is not None else None
    is_body = body is not None and body.type == "block" and above is not None and above.type == "class_definition"
    return above if is_body else None


def is_receiver(tree: Tree, name: Node, parameters: Node, function: Node) -> bool:
    """Whether a parameter is the first of a method that is not static."""
    first = next(iter(named(tree, parameters)), None)
    if first is None or first != name:
        return False
    above = tree.parent(function)
    decorators = named(tree, above) if above is not None and above.type == "decorated_definition" else []
    return all("staticmethod" not in tree.written(child) for child in decorators if child.type == "decorator")


def _member(tree: Tree, name: Node, parent: Node) -> Bound | None:
    """``name.member = value``, ``name.append(x)``, ``name.pop(key)`` and their like change what the name has."""
    method = tree.written(field(parent, "attribute"))
    if (value := _given(tree, parent)) is not None:
        is_changed = field(parent, "object") == name and not is_own(tree, name)
        return Updated(method, value) if is_changed else None
    if method not in ("update", "pop", "setdefault") and method not in _GROWING:
        return None
    call = tree.parent(parent)
    if call is None or call.type != "call" or field(call, "function") != parent or field(parent, "object") != name:
        return None
    if method == "pop":
        key = named(tree, field(call, "arguments"))[:1]
        return Removed(key[0]) if key else None
    statement = tree.parent(call)
    if statement is None or statement.type != "expression_statement":
        return None
    if method == "update":
        return Updated(None, call)
    arguments = named(tree, field(call, "arguments"))
    if method == "setdefault":
        return Updated(arguments[0], call) if len(arguments) == 2 else None
    if len(arguments) != 1 or arguments[0].type in ("keyword_argument", "list_splat", "dictionary_splat"):
        return None
    return Added(arguments[0], _GROWING[method])


def change(tree: Tree, member: Node) -> Change | None:
    """A change in place of what a member has."""
    parent = tree.parent(member)
    if parent is None or parent.type not in ("attribute", "subscript"):
        return None
    found = (_member if parent.type == "attribute" else _subscript)(tree, member, parent)
    return found if isinstance(found, Change) else None


def _given(tree: Tree, left: Node) -> Node | None:
    """What an assignment to a node gives it: what is assigned, or all of it where that is added."""
    assignment = tree.parent(left)
    if assignment is None or assignment.child_by_field_name("left") != left:
        return None
    if assignment.type == "augmented_assignment":
        return assignment
    return assignment.child_by_field_name("right") if assignment.type == "assignment" else None


def is_own(tree: Tree, name: Node) -> bool:
    """Whether a name is that of the object whose method it stands in."""
    method = function(tree, name)
    if method is None or class_of(tree, method) is None:
        return False
    first = next(iter(named(tree, field(method, "parameters"))), None)
    return first is not None and tree.written(first) == tree.written(name)


def _subscript(tree: Tree, name: Node, parent: Node) -> Bound | None:
    """``name[key] = value`` and ``del name[key]`` change what the name has."""
    assignment = tree.parent(parent)
    if assignment is not None and assignment.type == "delete_statement" and field(parent, "value") == name:
        return Removed(field(parent, "subscript"))
    value = _given(tree, parent)
    key = parent.child_by_field_name("subscript")
    return Updated(key, value) if value is not None and key is not None and field(parent, "value") == name else None


def _unpacked(tree: Tree, name: Node) -> Binding | None:
    """A name within a pattern of an assignment, a loop, a ``with`` or an ``except``."""
    node, above, path = _way(tree, name)
    if above is None:
        return None
    to = _target(tree, above, node, path)
    if to is None:
        return _plain_parameter(tree, name)
    return Binding(name, _redirected(tree, name, scope(tree, name)), to)


def target(tree: Tree, node: Node) -> tuple[Node, Node | None, Path]:
    """What is assigned to a node on the left side, alone or in a pattern: the assignment, its value and the way. Where
    that is added to what was there, the assignment is the value."""
    node, above, path = _way(tree, node)
    if above is not None and above.type == "augmented_assignment":
        return above, _given(tree, node), ()
    if above is None or above.type != "assignment" or above.child_by_field_name("left") != node:
        return node, None, ()
    return above, _right(above), path


def _plain_parameter(tree: Tree, name: Node) -> Binding | None:
    parent = tree.parent(name)
    to = _parameter(tree, name, parent) if parent is not None else None
    return Binding(name, to.function, to) if isinstance(to, Parameter) else None


def _way(tree: Tree, node: Node) -> tuple[Node, Node | None, Path]:
    """From a name in a pattern: the whole pattern, what it stands in, and the way from its value to the name."""
    path: list[int | str | Rest] = []
    above = tree.parent(node)
    while above is not None and (above.type in _PATTERNS or above.type == "list_splat_pattern"):
        if above.type in ("pattern_list", "tuple_pattern", "list_pattern"):
            path.insert(0, _step(named(tree, above), node))
        node, above = above, tree.parent(above)
    return node, above, tuple(path)


def _step(siblings: list[Node], node: Node) -> int | Rest:
    """The place of a node in a pattern; what follows a starred one is counted from the end."""
    index = [child.id for child in siblings].index(node.id)
    rest = next((at for at, child in enumerate(siblings) if child.type == "list_splat_pattern"), len(siblings))
    if index == rest:
        return Rest(index, index + 1 - len(siblings) or None)
    return index if index < rest else index - len(siblings)


def _target(tree: Tree, holder: Node, pattern: Node, path: Path) -> Bound | None:
    if holder.type == "as_pattern":  # with x as y; except E as e; case P as y
        above = tree.parent(holder)
        is_with = above is not None and above.type == "with_item"
        return Entered(named(tree, holder)[0], path) if is_with else Ended()
    if holder.child_by_field_name("left") != pattern:
        return None
    value = _right(holder)
    if value is None:
        return None
    if holder.type in ("for_statement", "for_in_clause"):
        return Element(value, path)
    return Assigned(value, path) if holder.type == "assignment" else None


_READERS: dict[str, Callable[[Tree, Node, Node], Bound | None]] = {
    "assignment": _assigned,
    "augmented_assignment": _augmented,
    "named_expression": _walrus,
    "for_statement": _loop,
    "for_in_clause": _loop,
    "dotted_name": _import,
    "aliased_import": _import,
    "function_definition": _definition,
    "class_definition": _definition,
    "parameters": _parameter,
    "lambda_parameters": _parameter,
    "typed_parameter": _parameter,
    "default_parameter": _parameter,
    "typed_default_parameter": _parameter,
    "dictionary_splat_pattern": _parameter,
    "attribute": _member,
    "subscript": _subscript,
    "delete_statement": lambda tree, name, parent: Ended(),
}
