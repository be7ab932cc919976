"""What a language gives so that its expressions can be evaluated: the port of this package."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from analyzers.language import Language
from analyzers.text import Text
from analyzers.values.binding import Binding, Change, Formal, Region
from analyzers.values.expression import Argument, Call, Expression, Spread
from analyzers.values.tree import Tree
from analyzers.values.value import Values

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

    from analyzers.values.frame import Given

Pure: TypeAlias = "Callable[[Given], Values | None]"
"""A function without effects as the language or its libraries have it; None: what it gives is not known. Of a method,
the receiver is the first argument."""


@dataclass(slots=True, eq=False)
class Handed:
    """A call that calls a function with ``arguments`` (``submit``), or with ``each`` element of them (``map``); the
    element of one that is spread is laid out (``starmap``)."""

    call: Node
    arguments: tuple[Argument, ...]
    each: bool


class Grammar(ABC):
    """A file of one language, parsed. Each method reads the tree around one node.

    To build a language: lower each kind of node that makes a value to one of the shapes in ``expression.py``; say which
    identifiers bind a name, and to what (``binding.py``); say which scopes and which regions of control flow a
    node stands in; list the functions without effects that make texts (``functions``, ``methods``). Evaluation,
    substitution of arguments, reaching assignments, and the roles of arguments are done by the package.
    """

    language: ClassVar[Language]
    """The language whose tables of functions hold."""
    languages: ClassVar[frozenset[Language]]
    """The languages of the files that it reads."""
    names: ClassVar[frozenset[str]]
    """The types of the nodes that can be a name: identifiers, and the names of attributes."""
    functions: ClassVar[Mapping[tuple[str, str], Pure]]
    """Functions without effects, by owner and name (``("os.path", "join")``)."""
    methods: ClassVar[Mapping[str, Pure]]
    """Methods without effects of texts, lists and mappings."""
    taking: ClassVar[frozenset[str]]
    """Methods of lists that give an element."""
    fragments: ClassVar[frozenset[str]]
    """The types of the nodes that strings are made of."""
    entries: ClassVar[frozenset[str]] = frozenset()
    """Functions that the platform calls in the analysed file with arguments that the text does not know: ``main``."""
    tests: ClassVar[frozenset[str]]
    """Methods and functions that look at a text or cut it: what they are given is no reference."""
    keys_are_members: ClassVar[bool] = False
    """Whether a key of a mapping is read as a member of it."""
    omitted: ClassVar[Values] = ()
    """What a parameter without a default is worth where a call leaves it out; nothing where no call may."""
    applied: ClassVar[Mapping[str, Spread]] = MappingProxyType({})
    """Methods of functions that call them, with the object first and then the arguments, or a list of these."""
    partly: ClassVar[str] = ""
    """The method of functions that gives them the object and their first arguments, to be called later."""
    calling: ClassVar[str] = ""
    """The method that runs where an object is called."""
    globals: ClassVar[str] = "builtins"
    """The owner of names that nothing in the file binds."""

    has_blocks: ClassVar[bool] = False
    """Whether blocks are indented."""

    def __init__(self, text: Text, tree: Tree | None = None) -> None:
        """``tree`` is the text as it is to be read, where its own lines cannot be."""
        self.text = text
        self.tree = tree or Tree(text, self.parser(), self.readable(text.data))

    @classmethod
    @abstractmethod
    def parser(cls) -> Parser:
        """A parser of the language."""

    @staticmethod
    def readable(data: bytes) -> bytes:
        """The bytes that the parser gets, of the same length: a grammar may have to be spared something."""
        return data

    @abstractmethod
    def lower(self, node: Node) -> Expression:
        """The shape of a node that stands where a value is; ``Opaque`` where it has none of them."""

    def mentions(self, name: str) -> list[Node]:
        """The places that speak of a name, in order of the text but for strings that do."""
        return self.tree.mentions(name, self.names)

    @abstractmethod
    def binding(self, name: Node) -> Binding | None:
        """What this place binds the name to; None where it only uses it."""

    @abstractmethod
    def scopes(self, node: Node) -> tuple[Node, ...]:
        """The scopes in which a name at the node is looked up, innermost first, the whole file last. A scope is the
        node of a function, class, comprehension or block, as the language has them."""

    @abstractmethod
    def function(self, node: Node) -> Node | None:
        """The function, method or closure that the node runs in, None at the top of the file. Defaults and decorators
        run outside of the function that they belong to."""

    def is_guarded(self, node: Node) -> bool:
        """Whether the code at a node runs where a run starts with its file, and not where that is imported."""
        return False

    @abstractmethod
    def regions(self, node: Node) -> tuple[Region, ...]:
        """The regions that the node stands in, within its function, outermost first."""

    def conditions(self, node: Node) -> Iterator[tuple[Node, bool]]:
        """The conditions that decide within its function whether the code at a node runs, each with the truth that it
        must have."""
        return iter(())

    def speaks_of(self, condition: Node, names: Set[str]) -> bool:
        """Whether a condition has one of some names in it, or a member of the object whose method it stands in."""
        return False

    @abstractmethod
    def formals(self, function: Node) -> tuple[Formal, ...]:
        """The parameters of a function, without the receiver of a method."""

    @abstractmethod
    def results(self, function: Node) -> tuple[Node, ...]:
        """The expressions whose values a call of the function gives."""

    def yielded(self, function: Node) -> tuple[Argument, ...]:
        """What a generator gives one after another, or spreads; nothing where the function is none."""
        return ()

    @abstractmethod
    def called(self, function: Node) -> Node | None:
        """The name that a function or class is known by: of its definition, or of the variable that it is put in, be it
        with some of its arguments given."""

    def stored(self, node: Node) -> Node | None:
        """The name of the member that an expression is put in."""
        return None

    @abstractmethod
    def owner(self, function: Node) -> Node | None:
        """The class that a function is a method of."""

    @abstractmethod
    def members(self, class_: Node, name: str) -> tuple[Binding, ...]:
        """What binds a member of a class: names of its body, methods, and assignments to it on ``self``."""

    def assigned(self, name: str) -> Iterator[tuple[Node, Binding]]:
        """What binds a member of that name elsewhere than by ``self``, each with the expression of the object."""
        return iter(())

    def changes(self, class_: Node, name: str) -> Iterator[Change]:
        """What the methods of a class add to a list or mapping that is a member of it, or take from it."""
        return iter(())

    def is_property(self, method: Node) -> bool:
        """Whether a method runs where it is named, without a call."""
        return False

    def is_setter(self, method: Node) -> bool:
        """Whether a method runs where a member of its name is given a value."""
        return False

    @abstractmethod
    def fields(self, class_: Node) -> tuple[Formal, ...] | None:
        """The parameters of a constructor that only stores them (a data class); None: the constructor is a method."""

    @abstractmethod
    def constructor(self, class_: Node) -> Node | None:
        """The method that makes an object of the class."""

    def completing(self, class_: Node) -> Node | None:
        """The method that runs when a constructor that only stores its arguments has done so."""
        return None

    def delegated(self, constructor: Node) -> Node | None:
        """The call by which a constructor runs that of the class it extends."""
        return None

    @abstractmethod
    def bases(self, class_: Node) -> tuple[Node, ...]:
        """The expressions of the classes that a class extends."""

    @abstractmethod
    def opened(self) -> tuple[str, ...]:
        """The modules whose every name the file imports (``from x import *``)."""

    def imports(self) -> tuple[Node, ...]:
        """The names that imports of files of the workspace bind."""
        return ()

    @abstractmethod
    def workspace_paths(self, module: str, name: str | None, path: str) -> tuple[tuple[str, str | None], ...]:
        """The workspace files that an import in the file at ``path`` can mean, the likeliest first, each with the name
        that is taken from it (None: the file itself); nothing for a library."""

    def tagged(self) -> Iterator[Node]:
        """The calls that a name does not tell: of a value itself, as a tag before a template."""
        return iter(())

    def declared(self) -> Iterator[Node]:
        """The mappings as written that are declared or checked to be S3 objects."""
        return iter(())

    @abstractmethod
    def whole(self, name: Node) -> Node:
        """The expression that ends in a name: the member expression whose member it is, else the name itself."""

    @abstractmethod
    def content(self, node: Node) -> tuple[int, int]:
        """The bytes of a reference that stands at a node: a string without its quotes, else the whole node."""

    @abstractmethod
    def is_text(self, node: Node) -> bool:
        """Whether the node is a string that can be a reference: no comment, docstring or bytes."""

    @abstractmethod
    def call(self, function: Node) -> Node | None:
        """The call whose callee is this expression."""

    def callees(self) -> Iterator[Node]:
        """All that is called in the file, in a language in which objects are."""
        return iter(())

    def handed(self, function: Node) -> Handed | None:
        """The call that a function is handed to, where that calls it with what it is given besides."""
        return None

    def collection(self, node: Node) -> Node:
        """The outermost list or mapping as written that an expression is in; itself where it is in none."""
        return node

    def held(self, node: Node) -> Node | None:
        """The name of the list or mapping as written that an expression is in."""
        return self.called(self.collection(node))

    def drawn(self, node: Node) -> Iterator[Node]:
        """The expressions, and the names that loops bind, that have elements of the value of a node."""
        return iter(())

    def argued(self, node: Node) -> Node | None:
        """The call that an expression is an argument of."""
        above = self.around(node)
        lowered = self.lower(above) if above is not None else None
        is_argument = isinstance(lowered, Call) and any(row.node.id == node.id for row in lowered.arguments)
        return above if is_argument else None

    def is_tested(self, node: Node) -> bool:
        """Whether an expression is only asked for its truth, or compared."""
        return False

    @abstractmethod
    def around(self, node: Node) -> Node | None:
        """The next expression around a node, through lists of arguments; None at the border of a statement."""
