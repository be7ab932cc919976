"""URIs that stand in the text as values, outside of the calls that the tables know."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from analyzers.asset import SPELLINGS, InvalidURI, parse
from analyzers.facts import Access
from analyzers.hole import as_path, is_only_holes
from analyzers.literals.endpoint import endpoints
from analyzers.storages import placed
from analyzers.values.binding import Added
from analyzers.values.expression import (
    Binary,
    Call,
    Expression,
    Formatted,
    Member,
    Name,
    Sequence,
    Slice,
    Sum,
    Template,
)
from analyzers.values.frame import Operand
from analyzers.values.mending import Lines, is_within
from analyzers.values.places import place_of, tell_defaults
from analyzers.values.value import Symbol, Text

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzers.values.source import Source

_MARK = re.compile(rb"\$res:|[\w}'\"]://")
_SIGNS = ((re.compile(rb"\$res:"), 0), (re.compile(rb"://"), 1))
"""Its plain texts, which are found many times as fast as a choice, and how many bytes of a mark stand before each."""
_SCHEMES = tuple(SPELLINGS)
_NESTING = 100  # lists and sums within each other
_MENTIONS = 200  # of one name; what is spoken of oftener is taken to be used alone somewhere
_SPACE = re.compile(r"\s")


class URIs:
    """Reads the URIs of one file, or of some ``lines`` of it. ``taken`` are the stretches that calls have
    accounted for."""

    def __init__(self, source: Source, taken: set[tuple[str, int, int]], lines: Lines | None = None) -> None:
        self._source = source
        self._lines = lines
        self._taken = sorted((start, end) for path, start, end in taken if path == source.found.path)
        self._ends = list(accumulate((end for _, end in self._taken), max))
        self._seen: set[int] = set()
        self._climbing = 0
        self._wholes: dict[int, Node | None] = {}
        self._lowered: dict[int, Expression] = {}

    def read(self) -> None:
        """Notes every string whose whole value is the URI of an asset."""
        data, tree = self._source.tree.text.data, self._source.tree
        signs = ((sign.start() - before, sign.end()) for plain, before in _SIGNS for sign in plain.finditer(data))
        after = 0
        for start, end in sorted(signs):
            if start < after or not _MARK.match(data, start):
                continue
            if self._lines is not None and not is_within(self._lines, start):
                continue
            if not self._source.program.spend(2):
                break
            here = tree.at(end - 1, end)
            node = self._text(here)
            if node is not None and not self._is_taken(node):
                self._value(node)
            # A comment or a docstring is left as a whole.
            after = here.end_byte if node is None and not here.child_count else end

    def read_endpoints(self) -> None:
        """Notes the resources whose endpoints of the workspace's API strings name."""
        source, text = self._source, self._source.tree.text
        for asset, start, end in endpoints(text.source) if source.tree.has(b"resources/") else ():
            first, last = text.byte(start), text.byte(end)
            is_here = self._lines is None or is_within(self._lines, first)
            if is_here and self._text(source.tree.at(first, last)) is not None:
                source.found.add(asset, Access.UNKNOWN, first, last, "endpoint")

    def _text(self, here: Node) -> Node | None:
        """The string that a place is in; None where it is none that can be a reference."""
        grammar = self._source.grammar
        node: Node | None = here
        while node is not None and not grammar.is_text(node):
            node = self._source.tree.parent(node) if node.type in grammar.fragments else None
        return node

    def _value(self, node: Node) -> None:
        """Notes the whole expression that a text is a piece of, or the uses of the name that it is given."""
        whole = self._whole(node)
        if whole is None or whole.id in self._seen:
            return
        self._seen.add(whole.id)
        if self._is_taken(whole):
            return
        grammar = self._source.grammar
        giver = grammar.function(whole)
        giver = giver if giver is not None and whole in grammar.results(giver) else None
        name = grammar.called(whole if giver is None else giver)
        if name is None or not self._is_only_piece(name, whole, giver):
            self._note(whole)

    def _is_taken(self, node: Node) -> bool:
        """Whether a call has accounted for the reference at a node."""
        first, last = self._source.grammar.content(node)
        before = bisect_right(self._taken, (first, len(self._source.tree.text.data)))
        return before > 0 and self._ends[before - 1] >= last

    def _whole(self, node: Node) -> Node | None:
        """The expression whose value counts; None where the text is only looked at or cut."""
        if node.id not in self._wholes:
            if self._climbing >= _NESTING:
                return node
            self._climbing += 1
            self._wholes[node.id] = self._climbed(node)
            self._climbing -= 1
        return self._wholes[node.id]

    def _climbed(self, node: Node) -> Node | None:
        grammar = self._source.grammar
        while True:
            around = grammar.around(node)
            if around is None:
                return node
            lowered = self._lowered.get(around.id) or grammar.lower(around)
            self._lowered[around.id] = lowered
            match lowered:
                case Sum() if isinstance(grammar.lower(node), Sequence):
                    return node
                case Sum(parts):
                    whole = self._whole(around)
                    self._wholes.update((part.id, whole) for part in parts)
                    return whole
                case Slice():
                    return None
                case Template() | Formatted() | Binary():
                    node = around
                case Member(_, name):
                    call = grammar.call(around)
                    if name in grammar.tests:
                        return None
                    if call is None or name not in grammar.methods:
                        return node
                    if isinstance(grammar.lower(node), Sequence) and not self._makes_text(call):
                        return node
                    node = call
                case Call(function):
                    called = self._called(function)
                    if called in grammar.tests:
                        return None
                    if called not in grammar.methods and not self._is_pure(function):
                        return node
                    if not self._makes_text(around):
                        return node  # it stands for itself
                    node = around
                case Sequence():
                    whole = around if self._is_searched(around) else self._whole(around)
                    return node if whole is not None and whole.id == around.id else whole
                case _:
                    return node

    def _makes_text(self, call: Node) -> bool:
        return any(isinstance(value, Text) for value in self._source.evaluate(call))

    def _is_searched(self, items: Node) -> bool:
        """Whether a list is asked for one of its elements, which compares it with each."""
        above = self._source.grammar.around(items)
        lowered = self._source.grammar.lower(above) if above is not None else None
        return isinstance(lowered, Member) and lowered.name in self._source.grammar.tests

    def _called(self, function: Node) -> str:
        lowered = self._source.grammar.lower(function)
        return lowered.name if isinstance(lowered, Member | Name) else ""

    def _is_pure(self, function: Node) -> bool:
        return any(
            isinstance(value, Symbol) and (value.owner, value.name) in self._source.grammar.functions
            for value in self._source.evaluate(function)
        )

    def _is_only_piece(self, name: Node, value: Node, giver: Node | None) -> bool:
        """Whether a name, or what the function ``giver`` of that name gives, is used, but nowhere with the value alone;
        the longer texts are then noted."""
        source, grammar = self._source, self._source.grammar
        if giver is not None and not self._is_of_file(name):
            return False
        alone = set(source.evaluate(value))
        is_only_piece = False
        mentions = source.names.mentions(source.tree.written(name))
        for use in mentions if len(mentions) <= _MENTIONS else ():
            if use.id == name.id:
                continue
            binding, whole_use = grammar.binding(use), grammar.whole(use)
            if binding is not None:
                is_only_piece |= isinstance(binding.to, Added)
                continue
            if giver is not None and not grammar.is_property(giver):
                call = grammar.call(whole_use)
                if call is None:
                    return False
                whole_use = call
            whole = self._whole(whole_use)
            if whole is None:
                is_only_piece = True
            elif whole.id != whole_use.id:
                is_only_piece = True
                self._value(whole_use)
            elif giver is not None or alone & set(source.evaluate(whole_use)):
                return False
        return is_only_piece

    def _is_of_file(self, name: Node) -> bool:
        """Whether a function is called by the code of the file alone."""
        source = self._source
        written = source.tree.written(name)
        return source.is_entry and written not in source.grammar.entries

    def _note(self, whole: Node) -> None:
        source = self._source
        if not source.is_entry and source.grammar.function(whole) is None:
            return  # the constants of an imported file are that file's own
        for frame in source.program.frames(source, whole):
            operand = Operand(source, whole, frame)
            for value in operand.values:
                if not isinstance(value, Text) or _SPACE.search(value.text):
                    continue
                if not value.text.startswith(_SCHEMES) or is_only_holes(value.text.partition(":")[2].strip("/")):
                    continue
                try:
                    asset = placed(source.program.context.storages, parse(as_path(value.text)))
                except InvalidURI:
                    continue
                tell_defaults(operand, value)
                found, start, end = place_of(operand, value)
                found.add(asset, Access.UNKNOWN, start, end, "uri-literal")
