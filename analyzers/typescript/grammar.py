"""TypeScript, JavaScript and their JSX as the evaluation asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, ClassVar

import tree_sitter_typescript
from tree_sitter import Language as Grammars
from tree_sitter import Parser

from analyzers.language import Language
from analyzers.text import Text
from analyzers.typescript.bind import EACH, binding, change, parameter_name, parameters
from analyzers.typescript.declared import declared
from analyzers.typescript.generic import without_type_arguments
from analyzers.typescript.lower import (
    CALLABLE,
    EXPRESSIONS,
    SIGNS,
    TRANSPARENT,
    callee,
    field,
    is_fallback,
    is_sum,
    key,
    lower,
    named,
    returned,
    said,
)
from analyzers.typescript.module import is_file
from analyzers.typescript.module import path as workspace_path
from analyzers.typescript.pure import FUNCTIONS, METHODS, TAKING, TESTS
from analyzers.typescript.scope import CLASSES, function, receiver, regions, scopes
from analyzers.typescript.tree import Tree
from analyzers.values import tree as values
from analyzers.values.binding import Assigned, Binding, Change, Defined, Formal, Parameter, Region
from analyzers.values.expression import Argument, Expression, Spread
from analyzers.values.grammar import Grammar, Handed, Pure
from analyzers.values.value import Constant, Values

if TYPE_CHECKING:
    from tree_sitter import Node


@cache
def _parser(dialect: str) -> Parser:
    return Parser(Grammars(getattr(tree_sitter_typescript, f"language_{dialect}")()))


class TypeScript(Grammar):
    """The TypeScript grammar, and where it finds elements of JSX, its dialect for them."""

    language: ClassVar[Language] = Language.TYPESCRIPT
    languages: ClassVar[frozenset[Language]] = frozenset({Language.TYPESCRIPT, Language.JAVASCRIPT})
    names: ClassVar[frozenset[str]] = frozenset(
        {
            "identifier",
            "type_identifier",
            "property_identifier",
            "private_property_identifier",
            "shorthand_property_identifier",
            "shorthand_property_identifier_pattern",
            "string_fragment",
            "this",
            "default",
        }
    )
    fragments: ClassVar[frozenset[str]] = frozenset({"string_fragment", "escape_sequence"})
    functions: ClassVar[Mapping[tuple[str, str], Pure]] = FUNCTIONS
    methods: ClassVar[Mapping[str, Pure]] = METHODS
    taking: ClassVar[frozenset[str]] = TAKING
    tests: ClassVar[frozenset[str]] = TESTS
    entries: ClassVar[frozenset[str]] = frozenset({"main", "preprocessor"})
    globals: ClassVar[str] = "globalThis"
    keys_are_members: ClassVar[bool] = True
    omitted: ClassVar[Values] = (Constant(None),)
    partly: ClassVar[str] = "bind"
    applied: ClassVar[Mapping[str, Spread]] = {"call": Spread.NONE, "apply": Spread.ITEMS}

    tree: Tree

    def __init__(self, text: Text, tree: values.Tree | None = None) -> None:
        self.text = text
        self._results: dict[int, tuple[Node, ...]] = {}
        if isinstance(tree, Tree):
            self.tree = tree
            return
        data = self.readable(text.data)
        has_elements = b"/>" in data or b"</" in data
        self.tree = Tree(text, _parser("tsx" if has_elements else "typescript"), data)
        if has_elements and self.tree.root.has_error:
            other = Tree(text, _parser("typescript"), data)
            if not other.root.has_error:
                self.tree = other

    @classmethod
    def parser(cls) -> Parser:
        return _parser("typescript")

    @staticmethod
    def readable(data: bytes) -> bytes:
        return without_type_arguments(data)

    def lower(self, node: Node) -> Expression:
        return lower(self.tree, node)

    def binding(self, name: Node) -> Binding | None:
        return binding(self.tree, name)

    def scopes(self, node: Node) -> tuple[Node, ...]:
        return scopes(self.tree, node)

    def function(self, node: Node) -> Node | None:
        return function(self.tree, node)

    def regions(self, node: Node) -> tuple[Region, ...]:
        return regions(self.tree, node)

    def mentions(self, name: str) -> list[Node]:
        found = super().mentions(name)
        return [node for node in found if not self._is_queried(node)] if self.tree.has(b"typeof") else found

    def _is_queried(self, name: Node) -> bool:
        """Whether a name stands for the type that its value has."""
        parent = self.tree.parent(name)
        return parent is not None and parent.type == "type_query"

    def formals(self, function: Node) -> tuple[Formal, ...]:
        return tuple(self._formal(node, index) for index, node in enumerate(parameters(self.tree, function)))

    def _formal(self, node: Node, position: int) -> Formal:
        pattern, type_ = node.child_by_field_name("pattern"), node.child_by_field_name("type")
        annotation = self.tree.written(type_).lstrip(":").strip() if type_ is not None else ""
        is_rest = pattern is not None and pattern.type == "rest_pattern"
        default = node.child_by_field_name("value")
        return Formal(parameter_name(self.tree, node), position, default, annotation, rest=is_rest)

    def results(self, function: Node) -> tuple[Node, ...]:
        known = self._results.get(function.id)
        if known is None:
            known = self._results[function.id] = returned(self.tree, function)
        return known

    def called(self, function: Node) -> Node | None:
        own = function.child_by_field_name("name")
        parent = self.tree.parent(function)
        while parent is not None and (parent.type in _CHOOSING or is_fallback(self.tree, parent)):
            function, parent = parent, self.tree.parent(parent)
        if own is not None and function.type == "method_definition" and self.tree.written(own) == "constructor":
            class_ = self.owner(function)
            return self.called(class_) if class_ is not None else None
        if parent is None or (own is not None and function.type not in _EXPRESSED):
            return own
        if parent.type == "member_expression" and self.tree.written(field(parent, "property")) == self.partly:
            call = self.tree.parent(parent)
            return self.called(call) if call is not None and call.type == "call_expression" else None
        if parent.type == "export_statement":
            return next((child for child in self.tree.children(parent) if child.type == "default"), None)
        return parent.child_by_field_name(_KNOWN_BY.get(parent.type, "name")) or own

    def owner(self, function: Node) -> Node | None:
        parent = self.tree.parent(function)
        if parent is not None and parent.type == "class_body":
            return self.tree.parent(parent)
        if function.type == "arrow_function" and (found := receiver(self.tree, function)) is not None:
            return found[0]
        return None

    def members(self, class_: Node, name: str) -> tuple[Binding, ...]:
        found = [member for node in self._body(class_) if (member := self._member(class_, node, name)) is not None]
        for mention in self.tree.mentions(name, self.names) if class_.type in CLASSES else ():
            assignment = self._assigned_member(class_, mention)
            if assignment is not None:
                found.append(Binding(assignment, class_, Assigned(assignment)))
        return tuple(found) or self._declared(class_, name)

    def assigned(self, name: str) -> Iterator[tuple[Node, Binding]]:
        for mention in self.tree.mentions(name, self.names):
            member = self.tree.parent(mention)
            assignment = self.tree.parent(member) if member is not None and member.type == "member_expression" else None
            if member is None or assignment is None or not assignment.type.endswith("assignment_expression"):
                continue
            holder = field(member, "object")
            if field(assignment, "left").id == member.id and holder.type != "this":
                yield holder, Binding(assignment, self.tree.root, Assigned(assignment))

    def changes(self, class_: Node, name: str) -> Iterator[Change]:
        for mention in self.tree.mentions(name, self.names):
            member = self.tree.parent(mention)
            holder = self.tree.parent(member) if member is not None and member.type == "member_expression" else None
            if member is None or holder is None or field(member, "object").type != "this":
                continue
            around = receiver(self.tree, mention)
            found = change(self.tree, member, holder) if around is not None and around[0].id == class_.id else None
            if found is not None:
                yield found

    def _declared(self, class_: Node, name: str) -> tuple[Binding, ...]:
        """A member that is declared and given no value: undefined."""
        for node in self._body(class_):
            own = node.child_by_field_name("name")
            is_field = node.type == "public_field_definition" and own is not None and key(self.tree, own) == name
            if is_field and not any(child.type in ("abstract", "declare") for child in self.tree.children(node)):
                return (Binding(node, class_, Assigned(node)),)
        return ()

    def _body(self, class_: Node) -> list[Node]:
        body = class_.child_by_field_name("body")
        return named(self.tree, body) if body is not None else []

    def _member(self, class_: Node, node: Node, name: str) -> Binding | None:
        """What a node of the body makes of the member."""
        if node.type in ("export_statement", "lexical_declaration", "variable_declaration"):
            inner = next((child for child in named(self.tree, node)), None)
            return self._member(class_, inner, name) if inner is not None else None
        own = node.child_by_field_name("name")
        if own is None or key(self.tree, own) != name:
            return self._stored(class_, node, name)
        if node.type in CALLABLE or node.type in CLASSES:
            return None if self.is_setter(node) else Binding(own, class_, Defined(node, node.type in CLASSES))
        value = node.child_by_field_name("value")
        return Binding(own, class_, Assigned(value)) if value is not None else None

    def _stored(self, class_: Node, node: Node, name: str) -> Binding | None:
        """A parameter of the constructor that is declared as a member."""
        own = node.child_by_field_name("name")
        if node.type != "method_definition" or own is None or self.tree.written(own) != "constructor":
            return None
        for parameter in parameters(self.tree, node):
            declares = any(child.type in ("accessibility_modifier", "readonly") for child in parameter.children)
            if declares and parameter_name(self.tree, parameter) == name:
                return Binding(parameter, class_, Parameter(node, name))
        return None

    def _assigned_member(self, class_: Node, mention: Node) -> Node | None:
        """The assignment to ``this.name`` of the class."""
        member = self.tree.parent(mention)
        assignment = self.tree.parent(member) if member is not None and member.type == "member_expression" else None
        if member is None or assignment is None or not assignment.type.endswith("assignment_expression"):
            return None
        if field(assignment, "left").id != member.id or field(member, "object").type != "this":
            return None
        around = receiver(self.tree, mention)
        return assignment if around is not None and around[0].id == class_.id else None

    def is_property(self, method: Node) -> bool:
        return method.type == "method_definition" and any(child.type == "get" for child in self.tree.children(method))

    def is_setter(self, method: Node) -> bool:
        return method.type == "method_definition" and any(child.type == "set" for child in self.tree.children(method))

    def fields(self, class_: Node) -> tuple[Formal, ...] | None:
        """The members of an enumeration; the constructors of other classes are methods."""
        if class_.type != "enum_declaration":
            return None
        names = [node.child_by_field_name("name") or node for node in self._body(class_)]
        return tuple(Formal(str(key(self.tree, name)), index) for index, name in enumerate(names))

    def constructor(self, class_: Node) -> Node | None:
        for node in self._body(class_):
            own = node.child_by_field_name("name")
            if node.type == "method_definition" and own is not None and self.tree.written(own) == "constructor":
                return node
        return None

    def bases(self, class_: Node) -> tuple[Node, ...]:
        for heritage in self.tree.children(class_):
            for clause in self.tree.children(heritage) if heritage.type == "class_heritage" else ():
                value = clause.child_by_field_name("value")
                if clause.type == "extends_clause" and value is not None:
                    return (value,)
        return ()

    def opened(self) -> tuple[str, ...]:
        found = []
        for statement in self.tree.children(self.tree.root):
            source = statement.child_by_field_name("source")
            is_whole = any(child.type == "*" for child in self.tree.children(statement))
            if statement.type == "export_statement" and source is not None and is_whole:
                found.append(str(key(self.tree, source)))
        return tuple(found)

    def workspace_paths(self, module: str, name: str | None, path: str) -> tuple[tuple[str, str | None], ...]:
        return ((workspace_path(module, path), name),) if is_file(module) else ()

    def tagged(self) -> Iterator[Node]:
        data = self.text.data
        at = data.find(b"`")
        while at >= 0:
            may_have_tag = data[max(0, at - _SPACE) : at].rstrip()[-1:] not in _UNTAGGED
            template = self.tree.parent(self.tree.at(at, at + 1)) if may_have_tag else None
            call = self.tree.parent(template) if template is not None and template.start_byte == at else None
            is_tagged = call is not None and call.type == "call_expression"
            if call is not None and is_tagged and template is not None and not self._is_part(call):
                yield call
            at = data.find(b"`", at + 1)

    def _is_part(self, call: Node) -> bool:
        """Whether a tagged template is a part of one with the same tag around it, or of any by a name that it, or the
        function that gives it, is known by."""
        tag = self._tag_around(call)
        if tag is not None:
            return tag == self.tree.written(field(call, "function"))
        holder = self._around(call)
        is_given = holder is not None and holder.type in ("arrow_function", "return_statement")
        if holder is None or not (is_given or holder.type == "variable_declarator"):
            return False
        function = self.function(call) if is_given else call
        name = self.called(function) if function is not None else None
        mentions = self.mentions(self.tree.written(name)) if name is not None and name.type == "identifier" else []
        uses = (mention for mention in mentions if mention.id != (name and name.id))
        return any(self._tag_around((self.call(use) or use) if is_given else use) is not None for use in uses)

    def _around(self, node: Node) -> Node | None:
        above = self.tree.parent(node)
        while above is not None and above.type in _WITHIN:
            above = self.tree.parent(above)
        return above

    def _tag_around(self, node: Node) -> str | None:
        """The tag of the template that an expression stands in."""
        above = self._around(node)
        template = self.tree.parent(above) if above is not None and above.type == "template_substitution" else None
        outer = self.tree.parent(template) if template is not None else None
        is_tagged = outer is not None and outer.type == "call_expression"
        return self.tree.written(field(outer, "function")) if is_tagged and outer is not None else None

    def declared(self) -> Iterator[Node]:
        for name in ("S3Object", *self.tree.renamed("S3Object")):
            for mention in self.tree.mentions(name, self.names):
                yield from declared(self.tree, self.whole(mention))

    def imports(self) -> tuple[Node, ...]:
        found: list[Node] = []
        for statement in self.tree.children(self.tree.root):
            source = statement.child_by_field_name("source")
            if source is not None and is_file(str(key(self.tree, source))):
                stack = [node for node in self.tree.children(statement) if node.type.endswith("clause")]
                while stack:
                    node = stack.pop()
                    stack += reversed(self.tree.children(node))
                    if node.type == "identifier" and self.binding(node) is not None:
                        found.append(node)
        return tuple(found)

    def whole(self, name: Node) -> Node:
        parent = self.tree.parent(name)
        if parent is not None and name.type == "string_fragment":
            name, parent = parent, self.tree.parent(parent)
        if parent is None:
            return name
        held = _MEMBERS.get(parent.type)
        return parent if held and field(parent, held).id == name.id else name

    def content(self, node: Node) -> tuple[int, int]:
        is_string = node.type == "string" or (node.type == "template_string" and not _has_substitution(self.tree, node))
        return (node.start_byte + 1, node.end_byte - 1) if is_string else (node.start_byte, node.end_byte)

    def is_text(self, node: Node) -> bool:
        if node.type not in ("string", "template_string"):
            return False
        parent = self.tree.parent(node)
        return parent is not None and parent.type not in _NO_VALUES

    def call(self, function: Node) -> Node | None:
        parent = self.tree.parent(function)
        while parent is not None and self._is_callee(function, parent):
            function, parent = parent, self.tree.parent(parent)
        name = {"call_expression": "function", "new_expression": "constructor"}.get(parent.type) if parent else None
        return parent if parent and name and field(parent, name).id == function.id else None

    def _is_callee(self, function: Node, around: Node) -> bool:
        """Whether what stands around a function is that function, or calls it (``f.call``)."""
        match around.type:
            case "sequence_expression":
                return named(self.tree, around)[-1].id == function.id
            case "member_expression":
                is_object = field(around, "object").id == function.id
                return is_object and self.tree.written(field(around, "property")) in self.applied
        if around.type in SIGNS:
            above = self.tree.parent(around)
            return above is not None and above.type == "call_expression" and field(above, "function").id == around.id
        return around.type in TRANSPARENT

    def handed(self, function: Node) -> Handed | None:
        arguments = self.tree.parent(function)
        call = self.tree.parent(arguments) if arguments is not None and arguments.type == "arguments" else None
        method_of = callee(self.tree, call) if call is not None and call.type == "call_expression" else None
        if arguments is None or call is None or method_of is None or method_of.type != "member_expression":
            return None
        method = self.tree.written(field(method_of, "property"))
        is_first = named(self.tree, arguments)[0].id == function.id
        if not is_first or function.type in CALLABLE or method not in ("then", *EACH):
            return None
        return Handed(call, (Argument(field(method_of, "object")),), method != "then")

    def collection(self, node: Node) -> Node:
        above = self.tree.parent(node)
        while above is not None and above.type in _HOLDING:
            node, above = above, self.tree.parent(above)
        return node

    def drawn(self, node: Node) -> Iterator[Node]:
        above = self.tree.parent(node)
        call = self.tree.parent(above) if above is not None and above.type == "arguments" else None
        if call is not None and self.tree.written(field(call, "function")) in _LISTING:
            node, above = call, self.tree.parent(call)
        if above is None:
            return
        if above.type == "subscript_expression" and field(above, "object").id == node.id:
            yield above
        elif above.type == "for_in_statement" and field(above, "right").id == node.id:
            yield from self._bound(field(above, "left"))
        elif above.type == "member_expression" and (call := self.call(above)) is not None:
            place = EACH.get(self.tree.written(field(above, "property")))
            given = named(self.tree, field(call, "arguments"))[:1] if place is not None else []
            for function in given:
                yield from self._bound(*parameters(self.tree, function)[place:][:1])

    def _bound(self, *patterns: Node) -> Iterator[Node]:
        """The names that patterns bind."""
        stack = [*reversed(patterns)]
        while stack:
            node = stack.pop()
            if node.type in self.names and self.binding(node) is not None:
                yield node
            stack += reversed(named(self.tree, node))

    def yielded(self, function: Node) -> tuple[Argument, ...]:
        start = function.start_byte
        if not function.type.startswith("generator") and self.text.data.find(b"*", start, start + 40) < 0:
            return ()
        found: list[Argument] = []
        for node in said(self.tree, function, "yield_expression"):
            is_spread = any(child.type == "*" for child in self.tree.children(node))
            found += [Argument(row, spread=Spread(is_spread)) for row in named(self.tree, node)]
        return tuple(found)

    def delegated(self, constructor: Node) -> Node | None:
        calls = said(self.tree, constructor, "call_expression")
        return next((call for call in calls if field(call, "function").type == "super"), None)

    def around(self, node: Node) -> Node | None:
        parent = self.tree.parent(node)
        while parent is not None and parent.type in _LISTS:
            parent = self.tree.parent(parent)
        if parent is None or parent.type not in EXPRESSIONS:
            return None
        while is_sum(self.tree, parent) and (above := self.tree.parent(parent)) and is_sum(self.tree, above):
            parent = above
        return parent


_MEMBERS = {"member_expression": "property", "subscript_expression": "index", "nested_type_identifier": "name"}
"""Where the name of a member stands, by the type of the expression that it makes."""

_EXPRESSED = frozenset({"function_expression", "generator_function", "class"})
"""What may have a name of its own and still be known by the one that it is given."""

_KNOWN_BY = {"pair": "key", "pair_pattern": "value"}
"""Where the name stands that a value is known by, in what holds it; elsewhere it is its ``name``."""

_CHOOSING = frozenset({*TRANSPARENT, "ternary_expression"}) - {"await_expression"}
"""What has the value of one of its parts."""

_HOLDING = frozenset({"pair", "object", "array", "as_expression", "satisfies_expression"})
"""What an expression is in that a list or object as written has."""

_LISTING = frozenset({"Object.values", "Object.entries"})

_WITHIN = frozenset({"ternary_expression", "binary_expression", "parenthesized_expression"})
"""What chooses between the parts of a template."""

_UNTAGGED = frozenset(bytes([sign]) for sign in b"=(,:?{[+&|;!}")
"""What stands before a template without a tag."""
_SPACE = 40  # bytes between a tag and its template, mostly none

_NO_VALUES = frozenset(
    {"import_statement", "export_statement", "import_require_clause", "literal_type", "property_signature"}
)
"""What a string stands in that is no value: the name of a module, a type."""

_LISTS = frozenset({"arguments", "pair", "spread_element", "template_substitution"})
"""What stands between an expression and the one that it is a part of."""


def _has_substitution(tree: Tree, template: Node) -> bool:
    return any(child.type == "template_substitution" for child in tree.children(template))
