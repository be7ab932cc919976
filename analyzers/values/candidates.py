"""Calls that may be of a function of the tables, found by name in the bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from analyzers.functions import FUNCTIONS, SAME_MODULE, Role
from analyzers.language import Language
from analyzers.prefilter import FILES, root
from analyzers.values.tree import Tree
from analyzers.values.value import Partial

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzers.values.source import Source

_CALLED = re.compile(rb"\s*(?:\?\.)?[(<`]")
_PASSED = re.compile(rb"[ \t]*(?:[],;)}\r\n#]|\Z)")


def calls(source: Source) -> Iterator[Node]:
    """The calls of a file that may be of a function of the tables, in order of the text, and the expressions by which
    such a function is handed to what may call it; the functions may be known by other names there."""
    grammar, tree = source.grammar, source.tree
    trees = [row.tree for row in source.program.sources]
    roots = frozenset(_roots(trees, grammar.language))
    plain, called = _words(grammar.language, bool(source.program.context.mounts), roots)
    found: list[Node] = []
    uses: list[Node] = []
    for word in sorted(tree.spoken(plain)):
        name = word.decode()
        for known in (name, *tree.renamed(name)):
            uses += map(grammar.whole, source.names.mentions(known))
    for word in tree.spoken(called):
        for start in tree.places(word):
            end = start + len(word)
            is_passed = tree.data.startswith(b".", start - 1) and _PASSED.match(tree.data, end) is not None
            mention = tree.at(start, end) if is_passed or _CALLED.match(tree.data, end) else tree.root
            if mention.type in grammar.names:
                whole = grammar.whole(mention)
                call = None if is_passed else grammar.call(whole)
                found += (call,) if call is not None else ()
                uses += (whole,) if is_passed else ()
    found += _passed_on(source, uses, not roots.isdisjoint(_called_values(grammar.language)))
    found += grammar.tagged()
    unique = {call.id: call for call in found}
    yield from sorted(unique.values(), key=lambda call: (call.start_byte, call.end_byte))


def _passed_on(source: Source, uses: list[Node], has_called_values: bool) -> Iterator[Node]:
    """The calls of the functions that some expressions are, where they are called, handed to what calls them, or have
    another name; the expression itself where it is an argument of what is not known to call it. What a call gives is
    followed as well where that may name a table by being called."""
    grammar = source.grammar
    seen: set[int] = set()
    while uses:
        use = uses.pop()
        if use.id in seen:
            continue
        seen.add(use.id)
        if (call := grammar.call(use)) is not None:
            yield call
            uses += (call,) if has_called_values else ()
        elif grammar.handed(use) is not None:
            yield use
        elif others := [node for row, node in source.program.others(source, use, seen) if row is source]:
            uses += others
        elif (holder := grammar.argued(use)) is not None:
            if any(isinstance(value, Partial) for value in source.evaluate(holder)):
                uses.append(holder)
            elif names := {name for _, name in source.calls.parameters(holder, use)}:
                uses += (grammar.whole(mention) for name in names for mention in source.names.mentions(name))
            else:
                yield use


def _roots(trees: list[Tree], language: Language) -> Iterator[str]:
    """Those that are spoken of, be it as a part of another word: ``fetch_pandas_all`` gives frames of pandas."""
    for name in _rows_by_root(language):
        if name in FILES or any(name.encode() in tree.text.data for tree in trees):
            yield name


@lru_cache
def _called_values(language: Language) -> frozenset[str]:
    """The first words of the owners of values that name a table by being called: ``db("orders")``."""
    return frozenset(root(row.owner) for row in FUNCTIONS[language] if not row.name and Role.TABLE in row.roles)


@lru_cache
def _rows_by_root(language: Language) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """By the first word of their owner: the names of the functions of modules, and those of the methods of types, also
    of the types of other owners that these functions give."""
    rows: dict[str, tuple[set[str], set[str]]] = {}
    given: dict[str, set[str]] = {}
    types = {row.returns for row in FUNCTIONS[language]}
    for row in FUNCTIONS[language]:
        if not row.name:
            continue
        is_method = row.owner in types or row.owner[row.owner.rfind(".") + 1 :][:1].isupper()
        rows.setdefault(root(row.owner), (set(), set()))[is_method].add(row.name)
        if row.returns and root(row.returns) != root(row.owner):
            given.setdefault(root(row.owner), set()).add(root(row.returns))
    for owner, others in given.items():
        rows[owner][1].update(*(rows[other][1] for other in others))
    for alias, module in SAME_MODULE.items():
        if module in rows:
            rows.setdefault(root(alias), rows[module])
    return {name: (frozenset(plain), frozenset(called)) for name, (plain, called) in rows.items()}


@lru_cache
def _words(language: Language, has_mounts: bool, roots: frozenset[str]) -> tuple[frozenset[bytes], frozenset[bytes]]:
    """The names of functions of modules, and those of methods alone."""
    plain: set[str] = set()
    called: set[str] = set()
    for name in roots:
        if name in FILES and not has_mounts:
            continue
        functions, methods = _rows_by_root(language)[name]
        plain |= functions
        called |= methods
    return frozenset(map(str.encode, plain)), frozenset(map(str.encode, called - plain))
