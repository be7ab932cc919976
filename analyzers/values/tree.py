"""A syntax tree that is walked from candidate places: cheap ways down to a byte and up from a node."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Set
from functools import cached_property
from itertools import islice
from typing import Self

from tree_sitter import Node, Parser

from analyzers.text import Text

_MENTIONS = 10_000  # of one name; a person's script has some hundreds
WORD = re.compile(rb"[A-Za-z0-9_$]+")
_ALIAS = re.compile(rb"as\s+([\w$\x80-\xff]+)")
_RENAMED = re.compile(rb"(?<![\w$.\x80-\xff])([\w$\x80-\xff]+)\s+\Z")
_LONGEST = 200  # bytes of a name that is given another one, and of the space behind it


class Tree:
    """The parsed text. Parents are remembered from the way down to a node, because the grammar's own look-up of a
    parent starts at the root each time, and a text may nest as deep as it is long."""

    def __init__(self, text: Text, parser: Parser, data: bytes | None = None) -> None:
        """``data`` is what the parser is given instead of the text, with every offset kept."""
        self.text = text
        self.parser = parser
        self.data = text.data if data is None else data
        self.root = parser.parse(self.data).root_node
        self.scopes: dict[int, Node | None] = {}
        """The scope that a node is in, as the language has them, by its id."""
        self._children: dict[int, list[Node]] = {}
        self._parents: dict[int, Node | None] = {self.root.id: None}
        self._mentions: dict[str, list[Node]] = {}
        self._known: dict[bytes, bool] = {}
        self._last = self.root
        self._ascii = text.source if text.is_ascii else None
        self.is_cut = False
        """Whether some name is mentioned oftener than was looked at."""

    def has(self, word: bytes) -> bool:
        """Whether the text has a word anywhere; looked for once."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = word in self.text.data
        return known

    def says(self, node: Node, word: bytes) -> bool:
        """Whether a word stands in the text of a node, be it in a comment."""
        return self.has(word) and self.data.find(word, node.start_byte, node.end_byte) >= 0

    def children(self, node: Node) -> list[Node]:
        known = self._children.get(node.id)
        if known is None:
            known = self._children[node.id] = node.children
            for child in known:
                self._parents[child.id] = node
        return known

    def at(self, start: int, end: int) -> Node:
        """The smallest node that holds the bytes from ``start`` to ``end``."""
        return self._near(start, end).descendant_for_byte_range(start, end) or self.root

    def parent(self, node: Node) -> Node | None:
        known = self._parents.get(node.id)
        return self._descended(node) if known is None and node.id != self.root.id else known

    def above(
        self, node: Node, known: dict[int, Node | None], is_sought: Callable[[Self, Node, Node], bool]
    ) -> Node | None:
        """The nearest node around one that is sought, to which the one below it on the way is told too. Looked up once
        for each node on the way: ``known`` are those that were, by their ids."""
        found: Node | None = None
        way: list[int] = []
        while node.id not in known:
            way.append(node.id)
            found = self.parent(node)
            if found is None or is_sought(self, found, node):
                break
            node = found
        else:
            found = known[node.id]
        for id_ in way:
            known[id_] = found
        return found

    def _near(self, start: int, end: int) -> Node:
        """A node that holds the bytes, as deep as the last way down shows: the next place is mostly nearby."""
        near = self._last
        while near.start_byte > start or near.end_byte < end:
            above = self._parents[near.id]
            if above is None:
                break
            near = above
        if near.id == self.root.id and (at := bisect_right(self._statements, start)):
            statement = self.children(near)[at - 1]
            near = statement if end <= statement.end_byte else near
        self._last = near
        return near

    @cached_property
    def _statements(self) -> list[int]:
        """Where each of the outermost statements begins: there may be too many to go through them each time."""
        return [child.start_byte for child in self.children(self.root)]

    def _descended(self, node: Node) -> Node | None:
        """The parent of a node, found from above."""
        target = node.id
        above = self._near(node.start_byte, node.end_byte)
        while (below := above.child_with_descendant(node)) is not None:
            self._parents[below.id] = above
            if below.id == target:
                self._last = above
                return above
            above = below
        return self._parents.setdefault(target, node.parent)

    def first_error(self) -> Node:
        """Where the text could not be parsed first; the root where it could."""
        node = self.root
        while node.has_error and not node.is_error and not node.is_missing:
            broken = [child for child in self.children(node) if child.has_error or child.is_missing]
            if not broken:
                break
            node = broken[0]
        return node

    def ancestors(self, node: Node) -> Iterator[Node]:
        """What the node stands in, innermost first."""
        above = self.parent(node)
        while above is not None:
            yield above
            above = self.parent(above)

    def written(self, node: Node) -> str:
        """The text of a node."""
        if self._ascii is not None:
            return self._ascii[node.start_byte : node.end_byte]
        return self.text.slice(node.start_byte, node.end_byte)

    def mentions(self, name: str, types: frozenset[str]) -> list[Node]:
        """The nodes of the given types whose whole text is ``name``, in order."""
        known = self._mentions.get(name)
        if known is None:
            word = name.encode()
            starts = self._words.get(word, []) if WORD.fullmatch(word) else self._found(word)
            self.is_cut |= len(starts) > _MENTIONS
            places = [self.at(start, start + len(word)) for start in starts[:_MENTIONS]]
            known = self._mentions[name] = [
                node for node in places if node.type in types and node.end_byte - node.start_byte == len(word)
            ]
        return known

    def speaks_of(self, name: str) -> bool:
        """Whether a word stands anywhere in the text, be it in a comment."""
        return name.encode() in self._words

    def spoken(self, words: Set[bytes]) -> Set[bytes]:
        """Those of some words of ASCII that stand anywhere in the text, be it in a comment."""
        return self._words.keys() & words

    def places(self, word: bytes) -> list[int]:
        """Where a word of ASCII stands in the text, be it in a comment."""
        return self._words.get(word, [])

    @cached_property
    def _words(self) -> dict[bytes, list[int]]:
        """Where each word of the text begins."""
        found: defaultdict[bytes, list[int]] = defaultdict(list)
        for word in WORD.finditer(self.text.data):
            found[word[0]].append(word.start())
        return found

    def _found(self, word: bytes) -> list[int]:
        """Where another name stands; it may be a part of one that is longer."""
        return [match.start() for match in islice(re.finditer(re.escape(word), self.text.data), _MENTIONS + 1)]

    def renamed(self, name: str) -> list[str]:
        """The names that imports of the text give to ``name``."""
        return self._aliases.get(name, [])

    @cached_property
    def _aliases(self) -> dict[str, list[str]]:
        """Every ``name as alias`` of the text."""
        found: dict[str, list[str]] = {}
        data = self.text.data
        for match in _ALIAS.finditer(data):
            start = match.start()
            if data[start - 1 : start].isspace():
                name = _RENAMED.search(data, max(0, start - _LONGEST), start)
                if name is not None:
                    alias = match[1].decode("utf-8", "replace")
                    found.setdefault(name[1].decode("utf-8", "replace"), []).append(alias)
        return found
