"""Functions and methods of Python without effects, as far as they make texts, lists and mappings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from analyzers.functions.python_sdk import CLIENT
from analyzers.hole import hole
from analyzers.python import paths
from analyzers.python.calls import (
    attribute,
    changed,
    copied,
    declared,
    each,
    entered,
    kept,
    parsed,
    record,
    recorded,
    reduced,
    shown,
)
from analyzers.python.conditions import COMPARISONS, TESTED
from analyzers.python.formats import as_written, braced, braced_by, limit, percented, substituted, texts
from analyzers.python.parts import addressed, partition, split
from analyzers.values.containers import counters, elements, joined, merged, of_pairs
from analyzers.values.frame import Given, Operand
from analyzers.values.grammar import Pure
from analyzers.values.texts import (
    as_text,
    combinations,
    concatenated,
    joined_texts,
    mapped,
    replaced,
    sliced,
    strings,
    stripped,
)
from analyzers.values.value import (
    Constant,
    Entries,
    Instance,
    Items,
    Partial,
    Self,
    Text,
    Unknown,
    Value,
    Values,
    is_unknown,
    with_turns,
)

_LONGEST_RANGE = 64

_SETTINGS = Entries({"connection_settings_str": (Text(";\n"),)}, complete=False)
"""What the workspace's client gives for a connection of DuckDB: statements that name no asset, and end."""


def _join(given: Given) -> Values | None:
    """``"/".join(parts)``."""
    found: list[Value] = []
    for separator in texts(given.get(0, None)):
        parts = given.get(1, None)
        for value in parts.values if parts else ():
            if not isinstance(value, Items):
                return None
            row: list[Values] = []
            for item in strings(value):
                row += [(separator,), item] if row else [item]
            values = joined_texts(row, ["_"] * len(row), limit(given))
            if values is None:
                return None
            found += values
    return tuple(found) or None


def _path_join(given: Given) -> Values | None:
    """``os.path.join(..)``: a part that begins with a slash starts anew."""
    rows = combinations([_path_texts(operand) for operand in given.positional], limit(given))
    if rows is None or given.is_open or not given.positional:
        return None
    found: list[Value] = []
    for row in rows:
        path = Text("")
        for part in row:
            assert isinstance(part, Text)
            is_new = part.text.startswith("/") or not path.text
            separator = "" if is_new or path.text.endswith("/") else "/"
            path = part if is_new else concatenated((path, Text(separator), part))
        found.append(path)
    return tuple(found)


def _path_texts(operand: Operand) -> Values:
    """The texts that an argument can be, of a path or an object its own."""
    found: list[Value] = []
    for value in operand.values:
        own: Values | None = None
        if isinstance(value, Instance):
            own = _path_join(value.given) or (Text(hole(as_written(operand))),)
        elif isinstance(value, Self):
            own = shown(operand, value)
        found += own or (as_text(value, as_written(operand)),)
    return tuple(found)


def _of_path(change: Callable[[Text], Value | None]) -> Pure:
    return lambda given: paths.each(_path_texts(given.positional[0]), change) if given.positional else None


_OF_PATHS: Mapping[str, Pure] = {
    "join": _path_join,
    "basename": _of_path(paths.basename),
    "dirname": _of_path(paths.dirname),
    "splitext": _of_path(paths.splitext),
}


def _slash(given: Given) -> Values | None:
    """``Path(..) / part``: a path like its left side."""
    left = given.positional[0].values
    joined = _path_join(given)
    paths = [value for value in left if isinstance(value, Instance)]
    if not joined or len(paths) != len(left):
        return None
    operand = Operand(given.source, given.node, None, joined)
    return (Instance(paths[0].type, paths[0].row, Given(given.source, given.node, (operand,))),)


def _text(given: Given) -> Values | None:
    """``str(value)``."""
    operand = given.get(0, None)
    if operand is None:
        return (Text(""),)
    return _path_texts(operand)


def _globbed(given: Given) -> Values | None:
    """The paths that a glob gives: each is what the glob says."""
    operand = given.get(0, "path")
    return (Items((operand.values,)),) if operand else None


def _same(given: Given) -> Values | None:
    """What gives back what it is given."""
    operand = given.get(0, None)
    return operand.values if operand else None


def _identifier(given: Given) -> Values | None:
    """A name as SQL quotes it, after those that qualify it."""
    parts: list[Values] = []
    written: list[str] = []
    for operand in given.positional:
        parts += [(Text('"."' if parts else '"'),), operand.values]
        written += ["", as_written(operand)]
    return joined_texts([*parts, (Text('"'),)], [*written, ""], limit(given))


def _dict(given: Given) -> Values | None:
    if len(given.positional) == 1 and not given.keywords and is_unknown(given.positional[0].values):
        return given.positional[0].values
    rows = combinations([operand.values for operand in given.positional], limit(given))
    keywords = Entries({name: operand.values for name, operand in given.keywords.items()}, not given.is_open)
    return None if rows is None else tuple(merged((*map(of_pairs, row), keywords)) for row in rows)


def _update(given: Given) -> Values | None:
    """What ``mapping.update(..)`` brings."""
    return _dict(replace(given, positional=given.positional[1:]))


def _merged(given: Given) -> Values | None:
    """``a | b`` of two mappings."""
    return _dict(given) if all(isinstance(v, Entries) for operand in given.positional for v in operand.values) else None


def _get(given: Given) -> Values | None:
    """``mapping.get(key, default)``."""
    mapping, key, default = given.get(0, None), given.get(1, None), given.get(2, "default")
    found: list[Value] = []
    for value in mapping.values if mapping else ():
        if isinstance(value, Entries) and value.complete and key is not None and is_unknown(key.values):
            found += [item for row in value.entries.values() for item in row]
            found += default.values if default else ()
        for name in texts(key):
            if isinstance(value, Entries) and name.text in value.entries:
                found += value.entries[name.text]
            elif isinstance(value, Entries) and value.complete:
                others = default.values if default else (Constant(None),)
                found += (with_turns(other, value.turns) for other in others)
            elif isinstance(value, Unknown | Entries):
                found += given.source.unknown(given.node, value)
                found += default.values if default else ()
            else:
                return None
    return tuple(found) or None


def _listed(pick: Callable[[str, Values], Values]) -> Pure:
    """``keys``, ``values``, ``items`` of a mapping."""

    def run(given: Given) -> Values | None:
        operand = given.get(0, None)
        found: list[Value] = []
        for value in operand.values if operand else ():
            if not isinstance(value, Entries):
                return None
            found.append(Items(tuple(pick(key, item) for key, item in value.entries.items()), value.complete))
        return tuple(found) or None

    return run


def _enumerate(given: Given) -> Values | None:
    operand, start = given.get(0, None), given.get(1, "start")
    found: list[Value] = []
    for value in operand.values if operand else ():
        if not isinstance(value, Items):
            return None
        match start.values if start is not None else (Constant(0),):
            case (Constant(int() as first),):
                counts = counters(value, first)
            case _:
                counts = [(Unknown("_"),)] * len(value.items)
        pairs = tuple((Items(pair),) for pair in zip(counts, value.items, strict=True))
        found.append(Items(pairs, value.complete))
    return tuple(found) or None


def _zip(given: Given) -> Values | None:
    rows = [operand.values[0] for operand in given.positional]
    lists = [row for row in rows if isinstance(row, Items)]
    if len(lists) != len(rows) or not rows:
        return None
    pairs = zip(*(row.items for row in lists), strict=False)
    return (Items(tuple((Items(tuple(pair)),) for pair in pairs), all(row.complete for row in lists)),)


def _one(given: Given) -> Values | None:
    """An element of what is gone through: ``next(iter(..))``, or the first or last of it in some order."""
    operand = given.get(0, None)
    return (elements(operand.values) or None) if operand and len(given.positional) == 1 else None


def _next(given: Given) -> Values | None:
    """``next(elements, default)``."""
    operand, default = given.get(0, None), given.get(1, None)
    found = elements(operand.values) if operand else ()
    return (*found, *(default.values if default else ())) if found else None


def _chain(given: Given) -> Values | None:
    """``chain(..)``: one list after another."""
    rows = [operand.values[0] for operand in given.positional]
    lists = [row for row in rows if isinstance(row, Items)]
    if len(lists) != len(rows) or given.is_open:
        return None
    return (joined(lists),)


def _product(given: Given) -> Values | None:
    """``product(..)``: every choice of an element of each; the elements are told apart by their place alone."""
    choices = [elements(operand.values) for operand in given.positional]
    return None if given.is_open or not all(choices) else (Items(((Items(tuple(choices)),),)),)


def _partial(given: Given) -> Values | None:
    """``partial(function, ..)``."""
    if not given.positional:
        return None
    rest = Given(given.source, given.node, given.positional[1:], given.keywords, given.is_open)
    return tuple(Partial(value, rest) for value in given.positional[0].values)


def _range(given: Given) -> Values | None:
    numbers = [value.value for operand in given.positional for value in operand.values if isinstance(value, Constant)]
    if len(numbers) != len(given.positional) or not all(type(number) is int for number in numbers) or not numbers:
        return None
    try:
        steps = range(*numbers)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return (Items(tuple((Constant(step),) for step in steps)),) if len(steps) <= _LONGEST_RANGE else None


def _strip(left: bool, right: bool) -> Pure:
    def run(given: Given) -> Values | None:
        characters = texts(given.get(1, None))
        only = characters[0].text if characters else None
        return tuple(stripped(text, only, left=left, right=right) for text in texts(given.get(0, None))) or None

    return run


def _case(method: str) -> Pure:
    def run(given: Given) -> Values | None:
        return tuple(mapped(text, method) for text in texts(given.get(0, None))) or None

    return run


def _replace(given: Given) -> Values | None:
    old, new = given.get(1, None), given.get(2, None)
    if old is None or new is None:
        return None
    found = [
        replaced(text, what.text, as_text(value, as_written(new)))
        for text in texts(given.get(0, None))
        for what in texts(old)
        for value in new.values
    ]
    return tuple(found) if 0 < len(found) <= limit(given) else None


def _without(at_end: bool) -> Pure:
    """``removeprefix`` and ``removesuffix``."""

    def run(given: Given) -> Values | None:
        found: list[Value] = []
        for text in texts(given.get(0, None)):
            for affix in texts(given.get(1, None)):
                length = len(text.text)
                if at_end and text.text.endswith(affix.text):
                    found.append(sliced(text, 0, length - len(affix.text)))
                elif not at_end and text.text.startswith(affix.text):
                    found.append(sliced(text, len(affix.text), length))
                else:
                    found.append(text)
        return tuple(found) or None

    return run


METHODS: Mapping[str, Pure] = {
    **TESTED,
    "format": braced,
    "format_map": braced_by,
    "split": split(False),
    "rsplit": split(True),
    "partition": partition(False),
    "rpartition": partition(True),
    "as_posix": _text,
    "joinpath": _slash,
    "join": _join,
    "get": _get,
    "pop": _get,
    "setdefault": _get,
    "update": _update,
    "keys": _listed(lambda key, item: (Text(key),)),
    "values": _listed(lambda key, item: item),
    "items": _listed(lambda key, item: (Items(((Text(key),), item)),)),
    "copy": _same,
    "enter_context": entered,
    "enter_async_context": entered,
    "substitute": substituted,
    "safe_substitute": substituted,
    "_replace": changed,
    "strip": _strip(True, True),
    "lstrip": _strip(True, False),
    "rstrip": _strip(False, True),
    "lower": _case("lower"),
    "upper": _case("upper"),
    "replace": _replace,
    "removeprefix": _without(False),
    "removesuffix": _without(True),
}

FUNCTIONS: Mapping[tuple[str, str], Pure] = {
    ("operator", "%"): percented,
    ("operator", "/"): _slash,
    ("operator", "|"): _merged,
    **COMPARISONS,
    **{(module, name): read for module in ("os.path", "posixpath") for name, read in _OF_PATHS.items()},
    ("urllib.parse", "urlparse"): addressed("scheme", "netloc", "path", "params", "query", "fragment"),
    ("urllib.parse", "urlsplit"): addressed("scheme", "netloc", "path", "query", "fragment"),
    ("builtins", "str"): _text,
    ("os", "fspath"): _text,
    ("builtins", "dict"): _dict,
    ("builtins", "list"): _same,
    ("builtins", "tuple"): _same,
    ("builtins", "set"): _same,
    ("builtins", "sorted"): _same,
    ("builtins", "reversed"): _same,
    ("builtins", "iter"): _same,
    ("builtins", "next"): _next,
    ("builtins", "max"): _one,
    ("builtins", "min"): _one,
    ("builtins", "enumerate"): _enumerate,
    ("builtins", "zip"): _zip,
    ("builtins", "range"): _range,
    ("builtins", "getattr"): attribute,
    ("builtins", "map"): each,
    ("builtins", "filter"): kept,
    ("functools", "partial"): _partial,
    **{(owner, "field"): declared for owner in ("dataclasses", "attrs", "attr")},
    **{(owner, "Field"): declared for owner in ("pydantic", "sqlmodel")},
    ("dataclasses", "replace"): copied,
    ("copy", "replace"): copied,
    ("functools", "reduce"): reduced,
    ("collections", "namedtuple"): record,
    ("collections", "ChainMap"): lambda given: _dict(replace(given, positional=given.positional[::-1])),
    ("json", "loads"): parsed,
    ("collections.namedtuple", "made"): recorded,
    ("typing", "NamedTuple"): record,
    ("string", "Template"): _same,
    **{("builtins.str", name): method for name, method in METHODS.items()},
    ("s3fs.S3FileSystem", "glob"): _globbed,
    ("itertools", "chain"): _chain,
    ("itertools", "product"): _product,
    ("types", "SimpleNamespace"): _dict,
    ("wmill", "S3Object"): _dict,
    ("wmill", "duckdb_connection_settings"): lambda given: (_SETTINGS,),
    **{(owner, "get_duckdb_connection_settings"): lambda given: (_SETTINGS,) for owner in ("wmill", CLIENT)},
    ("wmill.s3_types", "S3Object"): _dict,
    ("copy", "copy"): _same,
    ("copy", "deepcopy"): _same,
    ("typing", "cast"): lambda given: operand.values if (operand := given.get(1, "val")) else None,
    ("textwrap", "dedent"): _same,
    ("inspect", "cleandoc"): _same,
    ("contextlib", "closing"): _same,
    ("sqlalchemy", "text"): _same,
    ("sqlalchemy.sql", "text"): _same,
    **{
        (module, name): pure
        for module in ("psycopg2.sql", "psycopg.sql")
        for name, pure in (("SQL", _same), ("Identifier", _identifier))
    },
}

TESTS = frozenset(
    {
        *("startswith", "endswith", "removeprefix", "removesuffix", "strip", "lstrip", "rstrip", "split", "rsplit"),
        *("partition", "rpartition", "splitlines", "match", "fullmatch", "search", "compile", "findall", "finditer"),
        *("sub", "subn", "count", "index", "find", "rfind", "rindex"),
    }
)
"""Methods and functions that look at a text or cut it."""
