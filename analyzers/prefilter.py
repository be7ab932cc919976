"""Whether a script can mention an asset at all: a look at its bytes that spares the parse of one that cannot.

A script that is skipped so would have given no asset, and no diagnostic but that of a syntax error. The words come from
the tables of functions, so that a new row is heard of here too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from analyzers.context import Context
from analyzers.functions import DRIVERS, FUNCTIONS, SAME_MODULE
from analyzers.language import Language
from analyzers.text import Text

FILES = frozenset({"builtins", "io", "os", "shutil", "pathlib", "fs", "Deno"})
"""Owners whose functions name an asset only where a volume is mounted."""

_MARKS = (b"://", b"$res:", b"S3Object", b"resources/get", b"resources/update")

_SCRIPT_IMPORT = re.compile(rb"""(?:from|import|require)\s*\(?\s*['"`](?:\.|/|[fu]/)""")
_WORKSPACE_IMPORT: Mapping[Language, re.Pattern[bytes]] = {
    Language.PYTHON: re.compile(rb"(?:from|import)[ \t]+(?:\.|[fu]\.)"),
    Language.TYPESCRIPT: _SCRIPT_IMPORT,
    Language.JAVASCRIPT: _SCRIPT_IMPORT,
}


def may_mention_assets(text: Text, language: Language, context: Context) -> bool:
    """Whether the text must be parsed; always of a language without tables of functions."""
    if language not in FUNCTIONS or context.mounts:
        return True
    data = text.data
    if any(word in data for word in words(language)) or _WORKSPACE_IMPORT[language].search(data) is not None:
        return True
    return _drivers(language).search(data) is not None


@cache
def words(language: Language) -> tuple[bytes, ...]:
    """What stands in every text that names an asset by itself: the mark of a URI, or the module of a function."""
    owners = [row.owner for row in FUNCTIONS[language] if row not in DRIVERS[language]]
    modules = [module for module in dict.fromkeys(map(root, owners)) if module not in FILES]
    others = [root(alias) for alias, module in SAME_MODULE.items() if root(module) in modules]
    return (*_MARKS, *(module.encode() for module in dict.fromkeys((*modules, *others))))


@cache
def _drivers(language: Language) -> re.Pattern[bytes]:
    """The modules of databases, as words: short names stand within others."""
    names = "|".join(sorted({re.escape(root(row.owner)) for row in DRIVERS[language]}))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)".encode())


def root(owner: str) -> str:
    """The first word of an owner: the module that an import of it names."""
    return owner.partition(".")[0]
