"""Calls that may be of a function of the tables, found by name in the bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from analyzers.functions import FUNCTIONS, SAME_MODULE
from analyzers.language import Language
from analyzers.prefilter import FILES, root
from analyzers.values.tree import Tree

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzers.values.source import Source

_CALLED = re.compile(rb"\s*(?:\?\.)?[(<`]")


def calls(source: Source) -> Iterator[Node]:
    """The calls of a file that may be of a function of the tables, in order of the text, and the expressions by which
    such a function is handed to what calls it; the functions may be known by other names there."""
    grammar, tree = source.grammar, source.tree
    trees = [row.tree for row in source.program.sources]
    roots = frozenset(_roots(trees, grammar.language))
    plain, called = _words(grammar.language, bool(source.program.context.mounts), roots)
    seen: set[int] = set()
    names: list[str] = []
    for word in sorted(tree.spoken(plain)):
        name = word.decode()
        names += [name, *tree.renamed(name)]
    found: list[Node] = []
    while names:
        name = names.pop()
        for mention in source.names.mentions(name):
            if mention.id in seen:
                continue
            seen.add(mention.id)
            whole = grammar.whole(mention)
            call = grammar.call(whole)
            if call is not None:
                found.append(call)
            elif grammar.handed(whole) is not None:
                found.append(whole)
            elif (alias := grammar.called(whole)) is not None and alias.id not in seen:
                names.append(tree.written(alias))
            elif (holder := grammar.argued(whole)) is not None:
                names += {name for _, name in source.calls.parameters(holder, whole)}
    for word in tree.spoken(called):
        for start in tree.places(word):
            end = start + len(word)
            mention = tree.at(start, end) if _CALLED.match(tree.text.data, end) else tree.root
            if mention.type in grammar.names and mention.id not in seen:
                call = grammar.call(grammar.whole(mention))
                if call is not None:
                    seen.add(mention.id)
                    found.append(call)
    found += grammar.tagged()
    unique = {call.id: call for call in found}
    yield from sorted(unique.values(), key=lambda call: (call.start_byte, call.end_byte))


def _roots(trees: list[Tree], language: Language) -> Iterator[str]:
    """Those that are spoken of, be it as a part of another word: ``fetch_pandas_all`` gives frames of pandas."""
    for name in _rows_by_root(language):
        if name in FILES or any(name.encode() in tree.text.data for tree in trees):
            yield name


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
