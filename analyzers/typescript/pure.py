"""Functions and methods of JavaScript without effects that make texts, lists and objects."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from analyzers.typescript.module import is_file, package
from analyzers.values.containers import counters, joined, merged, of_pairs
from analyzers.values.frame import Given, Operand
from analyzers.values.grammar import Pure
from analyzers.values.start import known
from analyzers.values.texts import as_text, combinations, cut, joined_texts, mapped, replaced, strings, stripped
from analyzers.values.value import Class, Constant, Entries, Items, Text, Unknown, Value, Values

_LONGEST = 64  # elements of a list that are followed one by one

_COMMANDS = b"@aws-sdk/client-s3"
_SLASHES = re.compile(r"(?<!:)/{2,}")


def _limit(given: Given) -> int:
    return given.source.program.context.limits.alternatives


def _each(given: Given, change: Callable[[Value], Value | None], position: int = 0) -> Values | None:
    """A change of every alternative of one argument; None where it cannot be made of one of them."""
    if position >= len(given.positional):
        return None
    found = [change(value) for value in given.positional[position].values]
    return None if any(value is None for value in found) else tuple(value for value in found if value is not None)


def _constants(given: Given, position: int) -> list[str | int | None]:
    """The single known value of each argument from a position on, None where there is none."""
    found: list[str | int | None] = []
    for operand in given.positional[position:]:
        value = operand.values[0] if len(operand.values) == 1 else None
        known = value.text if isinstance(value, Text) else value.value if isinstance(value, Constant) else None
        found.append(int(known) if isinstance(known, float | bool) else known)
    return found


def _text(given: Given, change: Callable[[Text], Value | None]) -> Values | None:
    return _each(given, lambda value: change(value) if isinstance(value, Text) else None)


def _array(given: Given, change: Callable[[Items], Value | None]) -> Values | None:
    return _each(given, lambda value: change(value) if isinstance(value, Items) else None)


def _joined(given: Given, rows: Sequence[Values], separator: Values) -> Values | None:
    parts = [part for row in rows for part in (separator, row)][1:]
    return joined_texts(parts, ["_"] * len(parts), _limit(given)) if parts else (Text(""),)


def _join(given: Given) -> Values | None:
    separator = given.positional[1].values if len(given.positional) > 1 else (Text(","),)
    found: list[Value] = []
    for value in given.positional[0].values:
        texts = _joined(given, strings(value), separator) if isinstance(value, Items) else None
        if texts is None:
            return None
        found += texts
    return tuple(found)


def _path(given: Given) -> Values | None:
    rows = [operand.values for operand in given.positional]
    joined = _joined(given, rows, (Text("/"),)) if not given.is_open else None
    if joined is None:
        return None
    return tuple(_normal(value) if isinstance(value, Text) else value for value in joined)


def _normal(text: Text) -> Text:
    match = _SLASHES.search(text.text)
    return text if match is None else Text(_SLASHES.sub("/", text.text))


def _concat(given: Given) -> Values | None:
    if any(isinstance(value, Items) for value in given.positional[0].values):
        values = [value for operand in given.positional for value in operand.values]
        return (joined(Items(((value,),)) if isinstance(value, Text | Entries) else value for value in values),)
    rows = [operand.values for operand in given.positional]
    return joined_texts(rows, ["_"] * len(rows), _limit(given))


def _replace(given: Given) -> Values | None:
    match _constants(given, 1):
        case [str(old), _]:
            new = given.positional[2]
            rows = [value for value in new.values if isinstance(value, Text | Constant | Unknown)]
            texts = [as_text(value, new.source.tree.written(new.node)) for value in rows]
            found = [values for text in texts for values in _text(given, partial(_swapped, old, text)) or ()]
            return tuple(found) if texts and 0 < len(found) <= _limit(given) else None
    return None


def _swapped(old: str, new: Text, text: Text) -> Text:
    return replaced(text, old, new)


def _slice(given: Given) -> Values | None:
    match _constants(given, 1):
        case [int(start)]:
            return _each(given, lambda value: cut(value, start, None))
        case [int(start), int(end)]:
            return _each(given, lambda value: cut(value, start, end))
        case []:
            return given.positional[0].values
    return None


def _split(given: Given) -> Values | None:
    match _constants(given, 1):
        case [str(separator)] if separator:
            return _text(given, lambda text: Items(tuple((Text(part),) for part in text.text.split(separator))))
    return None


def _flat(given: Given) -> Values | None:
    def flat(items: Items) -> Items:
        inner = [value for item in items.items for value in item]
        parts = tuple(part for value in inner for part in (value.items if isinstance(value, Items) else ((value,),)))
        return Items(parts, items.complete)

    return _array(given, flat)


def _any(given: Given) -> Values | None:
    found = tuple(
        value
        for items in given.positional[0].values
        if isinstance(items, Items)
        for row in items.items
        for value in row
    )
    return found or None


def _at(given: Given) -> Values | None:
    match _constants(given, 1):
        case [int(index)]:
            found = [_element(value, index) for value in given.positional[0].values]
            return tuple(value for row in found for value in row) or None
    return _any(given)


def _element(value: Value, index: int) -> Values:
    if isinstance(value, Items) and value.complete and -len(value.items) <= index < len(value.items):
        return value.items[index]
    return ()


def _get(given: Given) -> Values | None:
    match _constants(given, 1):
        case [str(key)]:
            found = [value.entries.get(key) for value in given.positional[0].values if isinstance(value, Entries)]
            return tuple(value for row in found for value in row or ()) or None
        case [None]:
            rows = [value.entries for value in given.positional[0].values if isinstance(value, Entries)]
            return tuple(value for entries in rows for row in entries.values() for value in row) or None
    return None


def _results(given: Given, value: Value, function: Operand) -> tuple[Values, ...] | None:
    """What a function gives for each element of a list, by its place."""
    if not isinstance(value, Items) or len(value.items) > _LONGEST:
        return None
    rows = zip(value.items, counters(value), strict=True)
    found = [_called(given, function.values, row) for row in rows]
    return None if None in found else tuple(values for values in found if values)


def _called(given: Given, function: Values, arguments: Sequence[Values]) -> Values | None:
    operands = tuple(Operand(given.source, given.node, None, values) for values in arguments)
    found = [given.source.calls.called(value, Given(given.source, given.node, operands), None) for value in function]
    return None if None in found else tuple(value for values in found for value in values or ())


def _map(given: Given) -> Values | None:
    """``list.map(function)``, and ``Array.from(list, function)``."""
    if len(given.positional) < 2:
        return _same(given)
    found: list[Value] = []
    for value in given.positional[0].values:
        if isinstance(value, Entries) and isinstance(length := value.entries.get("length", ())[:1], tuple):
            known = [row.value for row in length if isinstance(row, Constant) and type(row.value) is int]
            value = Items(((Constant(None),),) * known[0]) if known and known[0] <= _LONGEST else value
        results = _results(given, value, given.positional[1])
        if results is None or not isinstance(value, Items):
            return None
        found.append(Items(results, value.complete))
    return tuple(found)


def _flat_map(given: Given) -> Values | None:
    lists = _map(given) if len(given.positional) > 1 else None
    return _flat(replace(given, positional=(Operand(given.source, given.node, None, lists),))) if lists else None


def _reduce(given: Given) -> Values | None:
    """``list.reduce(function, first)``."""
    if len(given.positional) < 2 or len(given.positional[0].values) != 1:
        return None
    (value,) = given.positional[0].values
    if not isinstance(value, Items) or not value.complete or len(value.items) > _LONGEST:
        return None
    row = [*(operand.values for operand in given.positional[2:3]), *value.items]
    result: Values | None = row[0] if row else None
    for item in row[1:]:
        result = _called(given, given.positional[1].values, (result, item)) if result is not None else None
    return result


def _keys(given: Given) -> Values | None:
    return _object(given, lambda entries: tuple((Text(key),) for key in entries))


def _values(given: Given) -> Values | None:
    return _object(given, lambda entries: tuple(entries.values()))


def _entries(given: Given) -> Values | None:
    if any(isinstance(value, Items) for value in given.positional[0].values):
        return _array(
            given,
            lambda items: Items(
                tuple((Items(pair),) for pair in zip(counters(items), items.items, strict=True)), items.complete
            ),
        )
    return _object(given, lambda entries: tuple((Items(((Text(key),), row)),) for key, row in entries.items()))


def _object(given: Given, rows: Callable[[Mapping[str, Values]], tuple[Values, ...]]) -> Values | None:
    return _each(given, lambda value: _rows(value, rows))


def _rows(value: Value, rows: Callable[[Mapping[str, Values]], tuple[Values, ...]]) -> Value | None:
    """The rows of an object, or of an enumeration."""
    if isinstance(value, Class):
        formals = value.source.grammar.fields(value.node) or ()
        return Items(rows({formal.name: value.source.members.member(value, formal.name) for formal in formals}))
    return Items(rows(value.entries), value.complete) if isinstance(value, Entries) else None


def _assign(given: Given) -> Values | None:
    rows = combinations([operand.values for operand in given.positional], _limit(given))
    rest = Entries({}, not given.is_open)
    return None if rows is None else tuple(merged((*row, rest)) for row in rows)


def _from_entries(given: Given) -> Values | None:
    found = [of_pairs(value) for value in given.positional[0].values] if given.positional else [Entries({})]
    return tuple(value for value in found if isinstance(value, Entries) and value.complete) or None


def _same(given: Given) -> Values | None:
    return given.positional[0].values if given.positional else None


def _sent(given: Given) -> Values | None:
    """``client.send(command)``: what the command gives, where that is known."""
    if not given.source.tree.has(_COMMANDS):
        return None
    return _each(given, lambda value: value if isinstance(value, Entries) else None)


def _parsed(given: Given) -> Values | None:
    """``JSON.parse(text)``."""
    try:
        found = [known(json.loads(value.text), "_") for value in given.positional[0].values if isinstance(value, Text)]
    except (ValueError, RecursionError, IndexError):
        return None
    return tuple(value for values in found for value in values) or None


def _raw(given: Given) -> Values | None:
    return given.positional[0].values if given.tagged else None


def _module(given: Given) -> Values | None:
    match _constants(given, 0):
        case [str(specifier), *_]:
            module = specifier if is_file(specifier) else package(specifier)
            return given.source.program.imported(given.source, module, None, given.node)
    return None


def _changes(method: str) -> Pure:
    return lambda given: _text(given, lambda text: mapped(text, method))


def _strips(*, left: bool, right: bool) -> Pure:
    return lambda given: _text(given, lambda text: stripped(text, None, left=left, right=right))


def _string(given: Given) -> Values | None:
    values = given.positional[0].values if given.positional else (Text(""),)
    return joined_texts([values], ["_"], _limit(given))


FUNCTIONS: Mapping[tuple[str, str], Pure] = {
    ("globalThis", "require"): _module,
    ("globalThis", "import"): _module,
    ("globalThis", "String"): _string,
    ("globalThis", "structuredClone"): _same,
    ("globalThis.JSON", "parse"): _parsed,
    ("globalThis.String", "raw"): _raw,
    ("globalThis.Object", "keys"): _keys,
    ("globalThis.Object", "values"): _values,
    ("globalThis.Object", "entries"): _entries,
    ("globalThis.Object", "fromEntries"): _from_entries,
    ("globalThis.Object", "assign"): _assign,
    ("globalThis.Object", "freeze"): _same,
    ("globalThis.Object", "seal"): _same,
    ("globalThis.Array", "from"): _map,
    ("globalThis.Array", "of"): lambda given: (Items(tuple(operand.values for operand in given.positional)),),
    ("globalThis", "Set"): _same,
    ("globalThis", "Map"): _from_entries,
    ("globalThis.Promise", "all"): _same,
    ("globalThis.Promise", "resolve"): _same,
    **dict.fromkeys((("@aws-sdk/client-s3.S3Client", "send"), ("", "send")), _sent),
    **{
        (module, name): _path
        for module in ("path", "path.posix", "path.default", "path.default.posix")
        for name in ("join", "resolve")
    },
}

METHODS: Mapping[str, Pure] = {
    "join": _join,
    "concat": _concat,
    "replace": _replace,
    "replaceAll": _replace,
    "slice": _slice,
    "substring": _slice,
    "split": _split,
    "flat": _flat,
    "map": _map,
    "flatMap": _flat_map,
    "reduce": _reduce,
    "find": _any,
    "findLast": _any,
    "pop": _any,
    "promise": _same,
    "shift": _any,
    "at": _at,
    "get": _get,
    "keys": _keys,
    "values": _same,
    "entries": _entries,
    "toString": _string,
    "valueOf": _same,
    "toLowerCase": _changes("lower"),
    "toUpperCase": _changes("upper"),
    "trim": _strips(left=True, right=True),
    "trimStart": _strips(left=True, right=False),
    "trimEnd": _strips(left=False, right=True),
}

TAKING: frozenset[str] = frozenset({"shift", "pop", "at", "find", "findLast"})
"""Methods of arrays that give an element."""

TESTS: frozenset[str] = frozenset(
    {
        "startsWith",
        "endsWith",
        "includes",
        "indexOf",
        "lastIndexOf",
        "split",
        "replace",
        "replaceAll",
        "match",
        "matchAll",
    }
    | {"search", "test", "exec", "localeCompare", "RegExp", "trimStart", "trimEnd"}
)
"""Methods and functions that look at a text or cut it."""
