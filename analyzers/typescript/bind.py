"""What binds a name in TypeScript, and to what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzers.typescript.lower import CALLABLE, callee, field, key, named
from analyzers.typescript.module import is_file, package
from analyzers.typescript.scope import CLASSES, LIKE_CLASSES, receiver, scopes
from analyzers.typescript.tree import Tree
from analyzers.values.binding import (
    Added,
    Assigned,
    Binding,
    Bound,
    Change,
    Defined,
    Element,
    Ended,
    Imported,
    Parameter,
    Path,
    Receiver,
    Removed,
    Rest,
    Updated,
)

if TYPE_CHECKING:
    from tree_sitter import Node

EACH = {"map": 0, "forEach": 0, "flatMap": 0, "filter": 0, "some": 0, "every": 0, "find": 0, "reduce": 1}
"""Methods of arrays that call their first argument for each element, and where that stands among its parameters."""

_PASSING = frozenset({"then", "begin", "savepoint", "transaction", "tx", "task"})
"""Methods that call a function with their object: the value of a promise, a connection within its transaction."""
_RUN = "execute"
"""A method of a transaction that calls with it the function that it is given first."""

_APPENDING = frozenset({"push", "unshift"})
_PATTERNS = frozenset(
    {
        "object_pattern",
        "array_pattern",
        "pair_pattern",
        "assignment_pattern",
        "object_assignment_pattern",
        "rest_pattern",
    }
)
_USES = frozenset({"member_expression", "subscript_expression", "arguments", "call_expression"})
_DECLARABLE = frozenset({"identifier", "shorthand_property_identifier_pattern"})
_ASSIGNMENTS = frozenset({"assignment_expression", "augmented_assignment_expression"})
_CHANGES = _ASSIGNMENTS | {"update_expression"}
_PARAMETERS = frozenset({"required_parameter", "optional_parameter"})
_TYPES = frozenset(
    {
        *("function_type", "constructor_type", "call_signature", "construct_signature"),
        *("function_signature", "method_signature", "abstract_method_signature"),
    }
)
"""What has parameters that nothing is given to."""


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a name stands in what it is taken from: ``node`` is the outermost pattern or the name itself."""

    node: Node
    holder: Node
    path: Path
    default: Node | None


def binding(tree: Tree, name: Node) -> Binding | None:
    """What this place binds the name to; None where it only uses it."""
    if name.type == "this":
        return _this(tree, name)
    holder = tree.parent(name)
    if holder is None:
        return None
    if name.type == "default":
        return _default_export(tree, name, holder)
    if (changed := _changed(tree, name, holder)) is not None:
        return changed
    if holder.type in LIKE_CLASSES or holder.type in CALLABLE:
        return _defined(tree, name, holder)
    if holder.type == "function_signature":
        return _overload(tree, name, holder)
    if holder.type in ("namespace_import", "import_clause", "import_specifier", "import_require_clause"):
        return _imported(tree, name, holder)
    if holder.type == "export_specifier":
        return _exported(tree, name, holder)
    target = _target(tree, name)
    return _bound(tree, name, target) if target is not None else None


def _this(tree: Tree, name: Node) -> Binding | None:
    found = receiver(tree, name)
    if found is None:
        method = next((above for above in tree.ancestors(name) if above.type in CALLABLE - {"arrow_function"}), None)
        holder = tree.parent(method) if method is not None else None
        holder = tree.parent(holder) if holder is not None and holder.type == "pair" else holder
        if method is None or holder is None or holder.type != "object":
            return None
        return Binding(tree.children(method)[0], method, Assigned(holder))
    class_, scope = found
    place = scope.child_by_field_name("name") or class_.child_by_field_name("name") or tree.children(class_)[0]
    return Binding(place, scope, Receiver(class_))


def _defined(tree: Tree, name: Node, holder: Node) -> Binding | None:
    parameter = holder.child_by_field_name("parameter")
    if parameter is not None and parameter.id == name.id:
        return Binding(name, holder, _argument(tree, holder, name, (), None))
    own = holder.child_by_field_name("name")
    if own is None or own.id != name.id or holder.type == "method_definition":
        return None
    is_expression = holder.type in ("function_expression", "generator_function")
    scope = holder if is_expression else scopes(tree, holder)[0]
    return Binding(name, scope, Defined(holder, holder.type in LIKE_CLASSES))


def _overload(tree: Tree, name: Node, signature: Node) -> Binding | None:
    """What a signature announces: the function of its name that follows."""
    if field(signature, "name").id != name.id:
        return None
    scope = scopes(tree, signature)[0]
    for mention in tree.mentions(tree.written(name), _DECLARABLE):
        holder = tree.parent(mention) if mention.start_byte > name.start_byte else None
        if holder is not None and holder.type in CALLABLE and (found := _defined(tree, mention, holder)) is not None:
            return Binding(name, scope, found.to)
    return Binding(name, scope, Ended())


def _imported(tree: Tree, name: Node, holder: Node) -> Binding | None:
    statement = next((node for node in tree.ancestors(name) if node.type == "import_statement"), None)
    if statement is None:
        return None
    source = holder.child_by_field_name("source") or statement.child_by_field_name("source")
    if source is None:
        return None
    exported: str | None = None
    if holder.type == "import_clause":
        exported = "default"
    elif holder.type == "import_specifier":
        original, alias = field(holder, "name"), holder.child_by_field_name("alias")
        if (alias or original).id != name.id:
            return None
        exported = str(key(tree, original))
    return Binding(statement, tree.root, Imported(_module(tree, source), exported))


def _module(tree: Tree, source: Node) -> str:
    specifier = str(key(tree, source))
    return specifier if is_file(specifier) else package(specifier)


def _exported(tree: Tree, name: Node, holder: Node) -> Binding | None:
    original, alias = field(holder, "name"), holder.child_by_field_name("alias")
    statement = next((node for node in tree.ancestors(name) if node.type == "export_statement"), holder)
    source = statement.child_by_field_name("source")
    if (alias or original).id != name.id:
        return None
    if source is not None:
        return Binding(name, tree.root, Imported(_module(tree, source), tree.written(original)))
    return Binding(name, tree.root, Assigned(original)) if alias else None


def _default_export(tree: Tree, name: Node, holder: Node) -> Binding | None:
    if holder.type != "export_statement":
        return None
    declared = holder.child_by_field_name("declaration") or holder.child_by_field_name("value")
    if declared is None:
        return None
    if declared.type in CLASSES or declared.type in CALLABLE:
        return Binding(name, tree.root, Defined(declared, declared.type in CLASSES))
    return Binding(name, tree.root, Assigned(declared))


def _changed(tree: Tree, name: Node, holder: Node) -> Binding | None:
    """A change of the name's value in place."""
    found = change(tree, name, holder) if name.type == "identifier" else None
    return Binding(name, _home(tree, name), found) if found is not None else None


def change(tree: Tree, name: Node, holder: Node) -> Change | None:
    """A change in place of what a name or member has: a further element, another property."""
    above = tree.parent(holder)
    if above is None:
        return None
    if holder.type == "arguments" and above.type == "call_expression":
        arguments = named(tree, holder)
        if tree.written(field(above, "function")) != "Object.assign" or arguments[0].id != name.id:
            return None
        return Updated(None, arguments[-1])
    if field(holder, "object").id != name.id:
        return None
    if above.type in _ASSIGNMENTS and field(above, "left").id == holder.id:
        member = tree.written(field(holder, "property")) if holder.type == "member_expression" else None
        index = field(holder, "index") if holder.type == "subscript_expression" else None
        entry = member if member is not None else key(tree, index) if index and index.type == "string" else index
        return Updated(entry, above)
    if above.type == "unary_expression" and tree.written(field(above, "operator")) == "delete":
        part = field(holder, "property" if holder.type == "member_expression" else "index")
        written = tree.written(part) if holder.type == "member_expression" else key(tree, part)
        return Removed(written if isinstance(written, str) else part)
    if holder.type == "member_expression" and above.type == "call_expression":
        arguments = named(tree, field(above, "arguments"))
        if tree.written(field(holder, "property")) in _APPENDING and len(arguments) == 1:
            is_spread = arguments[0].type == "spread_element"
            item = named(tree, arguments[0])[0] if is_spread else arguments[0]
            return Added(item, item=not is_spread)
    return None


def _target(tree: Tree, name: Node) -> _Target | None:
    """The way from a name out through the patterns that it stands in; None where it is no target."""
    path: list[int | str | Rest] = []
    default: Node | None = None
    node, holder = name, tree.parent(name)
    while holder is not None and holder.type in _PATTERNS:
        if holder.type in ("assignment_pattern", "object_assignment_pattern"):
            if field(holder, "left").id != node.id:
                return None
            default = default or _default(tree, field(holder, "right"), path)
        elif holder.type == "pair_pattern":
            if field(holder, "value").id != node.id:
                return None
            written = key(tree, field(holder, "key"))
            path.insert(0, written if isinstance(written, str) else "*")
        elif holder.type == "array_pattern":
            index = _index(tree, holder, node)
            path.insert(0, Rest(index) if node.type == "rest_pattern" else index)
        elif holder.type == "object_pattern" and node.type == "rest_pattern":
            path.insert(0, Rest())
        if node.type == "shorthand_property_identifier_pattern":
            path.insert(0, tree.written(node))
        node, holder = holder, tree.parent(holder)
    return _Target(node, holder, tuple(path), default) if holder is not None else None


def _default(tree: Tree, whole: Node, path: Sequence[int | str | Rest]) -> Node | None:
    """What a default gives a name at the end of a way: the part that stands there in an object as written."""
    for step in path:
        pairs = [
            child for child in tree.children(whole) if child.type == "pair" and key(tree, field(child, "key")) == step
        ]
        if whole.type != "object" or not pairs:
            return None
        whole = field(pairs[-1], "value")
    return whole


def _index(tree: Tree, pattern: Node, element: Node) -> int:
    """The position of an element, with the places that are left out counted."""
    commas = 0
    for child in tree.children(pattern):
        if child.id == element.id:
            break
        commas += child.type == ","
    return commas


def _bound(tree: Tree, name: Node, target: _Target) -> Binding | None:
    node, holder, path = target.node, target.holder, target.path
    if holder.type == "variable_declarator" and field(holder, "name").id == node.id:
        value = holder.child_by_field_name("value")
        if value is not None and value.type in CLASSES:
            return Binding(name, _declared(tree, holder), Defined(value, is_class=True))
        return Binding(name, _declared(tree, holder), Assigned(value or holder, path, target.default))
    if holder.type == "assignment_expression" and field(holder, "left").id == node.id:
        return Binding(name, _home(tree, name), Assigned(field(holder, "right"), path, target.default))
    if holder.type == "augmented_assignment_expression" and field(holder, "left").id == node.id:
        is_sum = tree.written(field(holder, "operator")) == "+="
        right = field(holder, "right")
        return Binding(name, _home(tree, name), Added(right) if is_sum else Assigned(right))
    if holder.type == "for_in_statement" and field(holder, "left").id == node.id:
        declares = holder.child_by_field_name("kind") is not None
        right = field(holder, "right")
        is_paired = tree.written(field(holder, "operator")) == "of"
        element = Element(right, path, is_paired, default=target.default)
        return Binding(name, holder if declares else _home(tree, name), element)
    if holder.type == "update_expression":
        return Binding(name, _home(tree, name), Ended())
    if holder.type == "catch_clause" and field(holder, "parameter").id == node.id:
        return Binding(name, holder, Ended())
    if holder.type in _PARAMETERS and field(holder, "pattern").id == node.id:
        function = next((above for above in tree.ancestors(holder) if above.type in CALLABLE | _TYPES), None)
        if function is None or function.type in _TYPES:
            return None
        return Binding(name, function, _argument(tree, function, name, path, target.default))
    return None


def _argument(tree: Tree, function: Node, name: Node, path: Path, default: Node | None) -> Bound:
    """What a parameter is: an argument of its function, or each element where the function is an array's callback."""
    arguments = tree.parent(function)
    call = tree.parent(arguments) if arguments is not None and arguments.type == "arguments" else None
    called = callee(tree, call) if call is not None and call.type == "call_expression" else None
    if called is not None and called.type == "member_expression":
        method = tree.written(field(called, "property"))
        if EACH.get(method) == _position(tree, function, name):
            given = _parameter(tree, function, name, path, default)
            return Element(field(called, "object"), path, given=given, default=default)
        is_first = arguments is not None and named(tree, arguments)[0].id == function.id
        is_passed = method in _PASSING or (method == _RUN and is_first)
        if is_passed and _position(tree, function, name) == 0:
            return Assigned(field(called, "object"), path, default)
    return _parameter(tree, function, name, path, default)


def _parameter(tree: Tree, function: Node, name: Node, path: Path, default: Node | None) -> Parameter:
    return Parameter(function, _formal_name(tree, function, name), path, default)


def parameters(tree: Tree, function: Node) -> list[Node]:
    """The parameters of a function as they stand: a lone name, or the nodes between the parentheses."""
    alone = function.child_by_field_name("parameter")
    if alone is not None:
        return [alone]
    listed = function.child_by_field_name("parameters")
    nodes = named(tree, listed) if listed is not None else []
    return [node for node in nodes if tree.written(node.child_by_field_name("pattern") or node) != "this"]


def parameter_name(tree: Tree, parameter: Node) -> str:
    """The name of a parameter; what it is taken apart by where it has none."""
    pattern = parameter.child_by_field_name("pattern") or parameter
    return tree.written(pattern).removeprefix("...")


def _position(tree: Tree, function: Node, name: Node) -> int | None:
    for index, parameter in enumerate(parameters(tree, function)):
        if parameter.start_byte <= name.start_byte < parameter.end_byte:
            return index
    return None


def _formal_name(tree: Tree, function: Node, name: Node) -> str:
    position = _position(tree, function, name)
    return tree.written(name) if position is None else parameter_name(tree, parameters(tree, function)[position])


def _declared(tree: Tree, declarator: Node) -> Node:
    """The scope of a declaration: of a ``var`` the function, else the block."""
    around = scopes(tree, declarator)
    statement = tree.parent(declarator)
    if statement is not None and statement.type == "variable_declaration":
        return next((scope for scope in around if scope.type in CALLABLE), around[-1])
    return around[0]


def _home(tree: Tree, name: Node) -> Node:
    """The scope in which a name that is assigned to is declared; the file where nothing declares it."""
    around = scopes(tree, name)
    written = tree.written(name)
    homes = tree.homes.get(written)
    if homes is None:
        declared = (_declaration(tree, mention) for mention in tree.mentions(written, _DECLARABLE))
        homes = tree.homes[written] = frozenset(scope.id for scope in declared if scope is not None)
    return next((scope for scope in around if scope.id in homes), around[-1])


def _declaration(tree: Tree, name: Node) -> Node | None:
    """The scope that a name is declared in at this place; None where it is no declaration."""
    holder = tree.parent(name)
    if holder is None or holder.type in _USES:
        return None
    target = _target(tree, name)
    if target is not None and target.holder.type in _CHANGES:
        return None
    if (
        target is not None
        and target.holder.type == "for_in_statement"
        and not target.holder.child_by_field_name("kind")
    ):
        return None
    found = binding(tree, name)
    return found.scope if found is not None else None
