"""Python for the evaluation of values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache, cached_property

import tree_sitter_python
from tree_sitter import Language as TreeSitterLanguage
from tree_sitter import Node, Parser

from analyzers.language import Language
from analyzers.python import bind
from analyzers.python.conditions import conditions
from analyzers.python.functions import FUNCTIONS, METHODS, TESTS
from analyzers.python.handing import handed
from analyzers.python.lower import EXPRESSIONS, field, is_bytes, is_sum, lower, named
from analyzers.python.regions import Regions
from analyzers.text import Text
from analyzers.values.binding import Assigned, Binding, Change, Defined, Formal, Imported, Region
from analyzers.values.expression import Argument, Expression, Spread
from analyzers.values.grammar import Grammar, Handed
from analyzers.values.tree import WORD, Tree

_STAR = re.compile(rb"from[ \t]+([\w.]+)[ \t]+import[ \t]+\*")
_WORKSPACE = re.compile(rb"(from|import)[ \t]+(?:\.|[fu]\.)")
_TAKING = frozenset({"get", "pop"})
_LISTING = frozenset({"items", "values"})
_TYPES = frozenset(
    {"identifier", "attribute", "type", "binary_operator", "union_type", "generic_type", "type_parameter"}
)
_GUARD = re.compile(r"""__name__\s*==\s*(["'])__main__\1""")
_HOLDERS = frozenset({"list", "tuple", "set", "parenthesized_expression", "conditional_expression", "expression_list"})
"""What values are held in that are of a type, or are the elements of one."""
_PROPERTIES = re.compile(rb"@(?:\w+\.)*(?:cached_)?property\b")
_SETTERS = re.compile(rb"@\w+\.(?:setter|deleter)\b")
_PARTIAL = frozenset({"partial", "functools.partial"})
_COMPLETING = ("__post_init__", "__attrs_post_init__", "model_post_init")
"""Methods that run after the constructor of a data class or a model."""
_CALLED = re.compile(rb"\(")
_TESTING = frozenset({"not_operator", "comparison_operator", "if_statement", "elif_clause", "assert_statement"})
"""What only asks for the truth of a value, or compares it."""
_TRANSPARENT = frozenset({"argument_list", "keyword_argument", "list_splat", "dictionary_splat", "interpolation"})


@cache
def _parser() -> Parser:
    return Parser(TreeSitterLanguage(tree_sitter_python.language()))


class PythonGrammar(Grammar):
    """A file of Python, as tree-sitter reads it."""

    language = Language.PYTHON
    languages = frozenset({Language.PYTHON})
    names = frozenset({"identifier"})
    functions = FUNCTIONS
    methods = METHODS
    taking = frozenset({"pop", "popleft"})
    tests = TESTS
    fragments = frozenset({"string_content", "string_start", "escape_sequence", "escape_interpolation"})
    entries = frozenset({"main", "preprocessor"})

    calling = "__call__"
    has_blocks = True

    def __init__(self, text: Text, tree: Tree | None = None) -> None:
        super().__init__(text, tree)
        self._regions = Regions(self.tree)
        self._mentions: dict[str, list[Node]] = {}

    @classmethod
    def parser(cls) -> Parser:
        return _parser()

    def lower(self, node: Node) -> Expression:
        return lower(self.tree, node)

    def binding(self, name: Node) -> Binding | None:
        return bind.binding(self.tree, name)

    def scopes(self, node: Node) -> tuple[Node, ...]:
        return bind.scopes(self.tree, node)

    def function(self, node: Node) -> Node | None:
        return bind.function(self.tree, node)

    def is_guarded(self, node: Node) -> bool:
        return self.tree.speaks_of("__main__") and any(
            _GUARD.fullmatch(self.tree.written(test)) is not None and body.start_byte <= node.start_byte < body.end_byte
            for above in self.tree.ancestors(node)
            if (test := above.child_by_field_name("condition")) is not None
            and (body := above.child_by_field_name("consequence")) is not None
        )

    def regions(self, node: Node) -> tuple[Region, ...]:
        return self._regions.of(node)

    def conditions(self, node: Node) -> Iterator[tuple[Node, bool]]:
        return conditions(self.tree, node)

    def speaks_of(self, condition: Node, names: Set[str]) -> bool:
        words = {word.decode() for word in WORD.findall(self.tree.data, condition.start_byte, condition.end_byte)}
        return "self" in words or not words.isdisjoint(names)

    def formals(self, function: Node) -> tuple[Formal, ...]:
        parameters = function.child_by_field_name("parameters")
        found: list[Formal] = []
        position: int | None = 0
        class_ = self.owner(function)
        for child in named(self.tree, parameters) if parameters is not None else ():
            if class_ is not None and parameters is not None and child == self._receiver(function, parameters):
                continue
            formal = self._formal(child, position)
            if formal is None:
                position = None if child.type == "keyword_separator" else position
                continue
            found.append(formal)
            position = None if formal.rest or position is None else position + 1
        return tuple(found)

    def _receiver(self, function: Node, parameters: Node) -> Node | None:
        first = next(iter(named(self.tree, parameters)), None)
        return first if first is not None and bind.is_receiver(self.tree, first, parameters, function) else None

    def _formal(self, node: Node, position: int | None) -> Formal | None:
        written = self.tree.written
        annotation = node.child_by_field_name("type")
        kind = written(annotation) if annotation is not None else ""
        match node.type:
            case "identifier":
                return Formal(written(node), position)
            case "default_parameter" | "typed_default_parameter":
                return Formal(written(field(node, "name")), position, field(node, "value"), kind)
            case "typed_parameter":
                inner = named(self.tree, node)[0]
                formal = self._formal(inner, position)
                return formal and Formal(formal.name, position, None, kind, formal.rest, formal.options)
            case "list_splat_pattern":
                return Formal(written(named(self.tree, node)[0]), position, rest=True)
            case "dictionary_splat_pattern":
                return Formal(written(named(self.tree, node)[0]), None, options=True)
        return None

    def results(self, function: Node) -> tuple[Node, ...]:
        body = function.child_by_field_name("body")
        if body is None:
            return ()
        return (body,) if function.type == "lambda" else tuple(self._returned(body))

    def _returned(self, body: Node) -> list[Node]:
        statements = self._said(body, b"return", "return_statement")
        return [node for statement in statements for node in named(self.tree, statement)[:1]]

    def _said(self, body: Node, word: bytes, kind: str) -> Iterator[Node]:
        """What begins with a keyword in the body of a function, but for the functions in it."""
        start = body.start_byte
        while (at := self.text.data.find(word, start, body.end_byte)) >= 0:
            start = at + len(word)
            keyword = self.tree.at(at, start)
            node = self.tree.parent(keyword)
            is_said = keyword.type.encode() == word and node is not None and node.type == kind
            if node is not None and is_said and bind.function(self.tree, node) == self.tree.parent(body):
                yield node

    def yielded(self, function: Node) -> tuple[Argument, ...]:
        body = function.child_by_field_name("body")
        if body is None or function.type == "lambda":
            return ()
        found: list[Argument] = []
        for node in self._said(body, b"yield", "yield"):
            is_spread = any(child.type == "from" for child in self.tree.children(node))
            found += (
                Argument(row, spread=Spread.ITEMS if is_spread else Spread.NONE) for row in named(self.tree, node)
            )
        return tuple(found)

    def called(self, function: Node) -> Node | None:
        if function.type in ("function_definition", "class_definition"):
            owner = self.owner(function)
            if owner is not None and self.tree.written(field(function, "name")) in ("__init__", *_COMPLETING):
                return owner.child_by_field_name("name")
            return function.child_by_field_name("name")
        parent = self.tree.parent(function)
        if parent is not None and parent.type == "argument_list" and (call := self.tree.parent(parent)) is not None:
            callee = field(call, "function")
            is_partial = call.type == "call" and self.tree.written(callee) in _PARTIAL
            is_taking = callee.type == "attribute" and self.tree.written(field(callee, "attribute")) in _TAKING
            place = 0 if is_partial else 1 if is_taking else None  # what ``get`` gives where there is nothing
            return self.called(call) if place is not None and function in named(self.tree, parent)[place:][:1] else None
        if parent is None or parent.type != "assignment" or parent.child_by_field_name("right") != function:
            return None
        left = parent.child_by_field_name("left")
        return left if left is not None and left.type == "identifier" else None

    def stored(self, node: Node) -> Node | None:
        parent = self.tree.parent(node)
        is_right = parent is not None and parent.type == "assignment" and parent.child_by_field_name("right") == node
        left = parent.child_by_field_name("left") if parent is not None and is_right else None
        return left.child_by_field_name("attribute") if left is not None and left.type == "attribute" else None

    def owner(self, function: Node) -> Node | None:
        return bind.class_of(self.tree, function)

    def members(self, class_: Node, name: str) -> tuple[Binding, ...]:
        found: list[Binding] = []
        for mention in self.tree.mentions(name, self.names):
            if not class_.start_byte <= mention.start_byte < class_.end_byte:
                continue
            binding = bind.binding(self.tree, mention)
            if binding is not None and binding.scope == class_:
                if not isinstance(binding.to, Defined) or not self.is_setter(binding.to.node):
                    found.append(binding)
            elif binding is None:
                found += self._stored(class_, mention)
        return tuple(found)

    def _stored(self, class_: Node, name: Node) -> list[Binding]:
        """``self.name = value`` in a method of the class."""
        attribute = self.tree.parent(name)
        if attribute is None or attribute.type != "attribute" or attribute.child_by_field_name("attribute") != name:
            return []
        _, value, path = bind.target(self.tree, attribute)
        method = bind.function(self.tree, name)
        if value is None or method is None or bind.class_of(self.tree, method) != class_:
            return []
        is_own = bind.is_own(self.tree, field(attribute, "object"))
        return [Binding(name, class_, Assigned(value, path))] if is_own else []

    def assigned(self, name: str) -> Iterator[tuple[Node, Binding]]:
        for mention in self.tree.mentions(name, self.names):
            member = self.tree.parent(mention)
            if member is None or member.type != "attribute" or field(member, "attribute") != mention:
                continue
            _, value, path = bind.target(self.tree, member)
            holder = field(member, "object")
            if value is not None and not bind.is_own(self.tree, holder):
                yield holder, Binding(mention, self.tree.root, Assigned(value, path))

    def changes(self, class_: Node, name: str) -> Iterator[Change]:
        for mention in self.tree.mentions(name, self.names):
            member = self.tree.parent(mention)
            if member is None or member.type != "attribute" or field(member, "attribute") != mention:
                continue
            method = self.function(mention)
            if method is None or self.owner(method) != class_ or not bind.is_own(self.tree, field(member, "object")):
                continue
            if (found := bind.change(self.tree, member)) is not None:
                yield found

    def is_property(self, method: Node) -> bool:
        return self._is_decorated(method, _PROPERTIES)

    def is_setter(self, method: Node) -> bool:
        return self._is_decorated(method, _SETTERS)

    def _is_decorated(self, function: Node, names: re.Pattern[bytes]) -> bool:
        above = self.tree.parent(function)
        decorators = self.tree.children(above) if above is not None and above.type == "decorated_definition" else []
        return any(names.match(self.text.data, row.start_byte) for row in decorators if row.type == "decorator")

    def fields(self, class_: Node) -> tuple[Formal, ...] | None:
        if self.constructor(class_) is not None:
            return None
        body = class_.child_by_field_name("body")
        found: list[Formal] = []
        for statement in named(self.tree, body) if body is not None else ():
            inner = named(self.tree, statement)[0] if statement.type == "expression_statement" else None
            left = inner.child_by_field_name("left") if inner is not None and inner.type == "assignment" else None
            if inner is not None and left is not None and left.type == "identifier":
                found.append(Formal(self.tree.written(left), len(found), inner.child_by_field_name("right")))
        return tuple(found)

    def constructor(self, class_: Node) -> Node | None:
        return self._method(class_, "__init__")

    def completing(self, class_: Node) -> Node | None:
        return next(filter(None, (self._method(class_, name) for name in _COMPLETING)), None)

    def _method(self, class_: Node, name: str) -> Node | None:
        rows = (binding.to for binding in self.members(class_, name))
        return next((row.node for row in rows if isinstance(row, Defined)), None)

    def delegated(self, constructor: Node) -> Node | None:
        for name in self.tree.mentions("super", self.names):
            made = self.tree.parent(name)
            member = self.tree.parent(made) if made is not None and made.type == "call" else None
            if member is None or member.type != "attribute":
                continue
            call = self.call(member)
            if call is not None and self.function(call) == constructor:
                return call if self.tree.written(field(member, "attribute")) == "__init__" else None
        return None

    def bases(self, class_: Node) -> tuple[Node, ...]:
        bases = class_.child_by_field_name("superclasses")
        return tuple(child for child in named(self.tree, bases) if child.type != "keyword_argument") if bases else ()

    def opened(self) -> tuple[str, ...]:
        return tuple(match[1].decode() for match in self._statements(_STAR, b"from"))

    def imports(self) -> tuple[Node, ...]:
        found: list[Node] = []
        for match in self._statements(_WORKSPACE, b"from", b"import"):
            statement = self.tree.parent(self.tree.at(*match.span(1)))
            if statement is not None and statement.type in ("import_statement", "import_from_statement"):
                for child in statement.children_by_field_name("name"):
                    alias = child.child_by_field_name("alias")
                    found.append(alias if alias is not None else self.tree.children(child)[0])
        return tuple(found)

    def _statements(self, expression: re.Pattern[bytes], *words: bytes) -> Iterator[re.Match[bytes]]:
        """Where an expression that begins with one of the words matches at the beginning of a line."""
        data = self.text.data
        for start in sorted(start for word in words for start in self.tree.places(word)):
            match = expression.match(data, start)
            if match is not None and not data[data.rfind(b"\n", 0, start) + 1 : start].strip(b" \t"):
                yield match

    def declared(self) -> Iterator[Node]:
        for name in ("S3Object", *self.tree.renamed("S3Object")):
            for mention in self.tree.mentions(name, self.names):
                for value in self._typed(self.whole(mention)):
                    yield from self._mappings(value)

    def _mappings(self, value: Node) -> Iterator[Node]:
        """The mappings that a value is or holds, as they are written."""
        stack = [value]
        while stack:
            node = stack.pop()
            if node.type in _HOLDERS:
                stack += reversed(named(self.tree, node))
            elif node.type == "dictionary" or self.text.data.startswith(b"dict(", node.start_byte):
                yield node

    def _typed(self, type_: Node) -> tuple[Node, ...]:
        """The values of what is declared to be of a type."""
        kind: Node | None = type_
        while kind is not None and kind.type in _TYPES:
            holder = self.tree.parent(kind)
            if kind.type == "type" and holder is not None and holder.type not in _TYPES:
                if holder.type == "function_definition":
                    return self.results(holder)
                value = holder.child_by_field_name("right") or holder.child_by_field_name("value")
                return (value,) if value is not None else ()
            kind = holder
        return ()

    def workspace_paths(self, module: str, name: str | None, path: str) -> tuple[tuple[str, str | None], ...]:
        if module.startswith("."):
            dots = len(module) - len(module.lstrip("."))
            folder = path.split("/")[:-dots]
            parts = [*folder, *(part for part in module.lstrip(".").split(".") if part)]
        else:
            parts = module.split(".")
        if not parts or parts[0] not in ("f", "u") or len(parts) < 2:
            return ()
        whole = "/".join(parts)
        if name is None:
            return ((whole, None),) if len(parts) > 2 else ()
        inside = (f"{whole}/{name}", None)
        return ((whole, name), inside) if len(parts) > 2 else (inside,)

    def whole(self, name: Node) -> Node:
        parent = self.tree.parent(name)
        if name.type == "string":
            return self._got(name)
        is_member = (
            parent is not None and parent.type == "attribute" and parent.child_by_field_name("attribute") == name
        )
        return parent if is_member and parent is not None else name

    def mentions(self, name: str) -> list[Node]:
        found = self._mentions.get(name)
        if found is None:
            found = self._mentions[name] = [row for row in super().mentions(name) if not self._is_keyword(row)]
            found += self._strings.get(name, ()) if self.tree.has(b"getattr") else ()
        return found

    def _is_keyword(self, name: Node) -> bool:
        """Whether a name is that of an argument in a call."""
        above = self.tree.parent(name)
        return above is not None and above.type == "keyword_argument" and above.child_by_field_name("name") == name

    def is_tested(self, node: Node) -> bool:
        above = self.tree.parent(node)
        return above is not None and above.type in _TESTING

    @cached_property
    def _strings(self) -> dict[str, list[Node]]:
        """The strings by which ``getattr`` speaks of names."""
        found: dict[str, list[Node]] = {}
        for mention in self.tree.mentions("getattr", self.names):
            call = self.call(mention)
            given = named(self.tree, field(call, "arguments")) if call is not None else []
            if len(given) > 1 and given[1].type == "string":
                found.setdefault(self.tree.text.slice(*self.content(given[1])), []).append(given[1])
        return found

    def _got(self, name: Node) -> Node:
        """``getattr(value, name)`` around a name that is a string."""
        above = self.tree.parent(name)
        call = self.tree.parent(above) if above is not None and above.type == "argument_list" else None
        is_got = call is not None and call.type == "call" and self.tree.written(field(call, "function")) == "getattr"
        return call if call is not None and is_got else name

    def content(self, node: Node) -> tuple[int, int]:
        children = self.tree.children(node)
        if node.type == "string" and len(children) >= 2:
            return children[0].end_byte, max(children[0].end_byte, children[-1].start_byte)
        return node.start_byte, node.end_byte

    def is_text(self, node: Node) -> bool:
        if node.type != "string" or is_bytes(self.tree, node):
            return False
        parent = self.tree.parent(node)
        if parent is not None and parent.type == "concatenated_string":
            parent = self.tree.parent(parent)
        return parent is None or (parent.type not in ("expression_statement", "module") and not self._is_type(node))

    def _is_type(self, text: Node) -> bool:
        """Whether a string is one of the values that a type has."""
        for above in self.tree.ancestors(text):
            if above.type == "type":
                return True
            if above.type == "subscript":
                return self.tree.written(field(above, "value")).endswith("Literal")
            if above.type not in ("expression_list", "tuple"):
                return False
        return False

    def call(self, function: Node) -> Node | None:
        parent = self.tree.parent(function)
        is_callee = parent is not None and parent.type == "call" and parent.child_by_field_name("function") == function
        return parent if is_callee else None

    def callees(self) -> Iterator[Node]:
        for match in _CALLED.finditer(self.tree.data):
            arguments = self.tree.parent(self.tree.at(*match.span()))
            call = self.tree.parent(arguments) if arguments is not None else None
            if call is not None and call.type == "call" and arguments == call.child_by_field_name("arguments"):
                callee = field(call, "function")
                if callee.type in ("call", "subscript") or self._is_held(callee):
                    yield callee

    def _is_held(self, callee: Node) -> bool:
        """Whether what is called is a variable or a member that is given a value, and not what a definition names."""
        name = callee.child_by_field_name("attribute") if callee.type == "attribute" else callee
        for mention in self.mentions(self.tree.written(name)) if name is not None else ():
            binding = self.binding(mention)
            if callee.type == "attribute":
                above = self.tree.parent(mention)
                if above is not None and above.type == "attribute" and bind.target(self.tree, above)[1] is not None:
                    return True
            elif binding is not None and not isinstance(binding.to, Defined | Imported):
                return True
        return False

    def handed(self, function: Node) -> Handed | None:
        return handed(self.tree, function)

    def collection(self, node: Node) -> Node:
        above = self.tree.parent(node)
        while above is not None and above.type in ("pair", "dictionary", "list", "tuple"):
            node, above = above, self.tree.parent(above)
        return node

    def drawn(self, node: Node) -> Iterator[Node]:
        above = self.tree.parent(node)
        if above is None:
            return
        if above.type == "attribute" and (call := self.call(above)) is not None:
            method = self.tree.written(field(above, "attribute"))
            if method in _TAKING:
                yield call
            node, above = call, self.tree.parent(call)
            if above is None or method not in _LISTING:
                return
        if above.type == "subscript" and field(above, "value") == node:
            yield above
        elif above.type in ("for_statement", "for_in_clause") and field(above, "right") == node:
            left = field(above, "left")
            yield from (left,) if left.type == "identifier" else named(self.tree, left)

    def around(self, node: Node) -> Node | None:
        above = self.tree.parent(node)
        while above is not None and (above.type in _TRANSPARENT or above.type == "parenthesized_expression"):
            above = self.tree.parent(above)
        while above is not None and above.type == "binary_operator" and (outer := self.tree.parent(above)) is not None:
            if outer.type != "binary_operator" or not is_sum(outer) or not is_sum(above):
                break  # a chain of sums is one expression
            above = outer
        return above if above is not None and above.type in EXPRESSIONS else None
