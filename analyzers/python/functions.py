"""Functions and methods of Python without effects, as far as they make texts, lists and mappings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from string import Formatter

from analyzers.hole import has_hole, hole
from analyzers.values.frame import Given, Operand
from analyzers.values.grammar import Pure
from analyzers.values.names import elements
from analyzers.values.texts import (
    as_text,
    combinations,
    concatenated,
    joined_texts,
    mapped,
    replaced,
    sliced,
    stripped,
)
from analyzers.values.value import (
    Constant,
    Entries,
    Instance,
    Items,
    Partial,
    Text,
    Unknown,
    Value,
    Values,
    is_unknown,
)

_PERCENT = re.compile(r"%(?:\((\w+)\))?[-#0 +]*(?:\*|\d+)?(?:\.\d+)?([diouxXeEfFgGcrsa%])")
_LONGEST_RANGE = 64


def _written(operand: Operand) -> str:
    return operand.source.tree.written(operand.node)[:200]


def _limit(given: Given) -> int:
    return given.source.program.context.limits.alternatives


def _texts(operand: Operand | None) -> list[Text]:
    """The alternatives of an argument that are texts."""
    return [value for value in operand.values if isinstance(value, Text)] if operand else []


def _format(given: Given) -> Values | None:
    """``"..{}..".format(..)``."""
    found: list[Value] = []
    for template in _texts(given.get(0, None)):
        values = _formatted(template, given)
        if values is None:
            return None
        found += values
    return tuple(found) or None


def _formatted(template: Text, given: Given) -> Values | None:
    alternatives: list[Values] = []
    written: list[str] = []
    at = automatic = 0
    try:
        fields = list(Formatter().parse(template.text))
    except ValueError:
        return None
    for literal, name, spec, conversion in fields:
        # The verbatim place of the literal is kept where no brace is doubled in it.
        start = template.text.find(literal, at)
        alternatives.append((sliced(template, start, start + len(literal)) if start >= 0 else Text(literal),))
        written.append("")
        at = max(at, start + len(literal))
        if name is None:
            continue
        key = name
        if not name or name[0] in ".[":
            key, automatic = f"{automatic}{name}", automatic + 1
        first = re.split(r"[.\[]", key)[0]
        operand = given.get(int(first) + 1, None) if first.isdigit() else given.get(None, first)
        whole = key == first and not spec and not conversion
        alternatives.append(operand.values if operand is not None and whole else (Unknown(name or "_"),))
        if operand is not None and not whole and all(isinstance(value, Unknown) for value in operand.values):
            alternatives[-1] = operand.values
        written.append(_written(operand) if operand is not None else name)
    return joined_texts(alternatives, written, _limit(given))


def _format_map(given: Given) -> Values | None:
    """``"..".format_map(mapping)``."""
    mapping = given.get(1, "mapping")
    values = mapping.values if mapping is not None else ()
    if mapping is None or len(values) != 1 or not isinstance(values[0], Entries):
        return None
    keywords = {key: Operand(given.source, mapping.node, None, row) for key, row in values[0].entries.items()}
    return _format(Given(given.source, given.node, given.positional[:1], keywords))


def _percent(given: Given) -> Values | None:
    """``".." % values``."""
    left, right = given.positional
    found: list[Value] = []
    for template in _texts(left):
        for value in right.values:
            values = _interpolated(template, value, right, _limit(given))
            if values is None:
                return None
            found += values
    return tuple(found) or None


def _interpolated(template: Text, value: Value, right: Operand, limit: int) -> Values | None:
    row: list[Values] = list(value.items) if isinstance(value, Items) else [(value,)]
    alternatives: list[Values] = []
    written: list[str] = []
    at = 0
    for match in _PERCENT.finditer(template.text):
        alternatives.append((sliced(template, at, match.start()),))
        written.append("")
        at = match.end()
        if match[2] == "%":
            alternatives.append((Text("%"),))
        elif match[1]:
            named = value.entries.get(match[1]) if isinstance(value, Entries) else None
            form = f"%{match[0].partition(')')[2]}"
            alternatives.append(tuple(_shown(form, item) for item in named or (Unknown(match[1]),)))
        elif row:
            alternatives.append(tuple(_shown(match[0], item) for item in row.pop(0)))
        else:
            alternatives.append((Unknown("_"),))
        written.append(_written(right) if not isinstance(value, Items) else "_")
    alternatives.append((sliced(template, at, len(template.text)),))
    return joined_texts(alternatives, [*written, ""], limit)


def _shown(form: str, value: Value) -> Value:
    """A known number as a conversion of ``%`` shows it."""
    if not isinstance(value, Constant) or form == "%s":
        return value
    try:
        return Text(form % value.value)
    except (TypeError, ValueError):
        return Unknown("_")


def _join(given: Given) -> Values | None:
    """``"/".join(parts)``."""
    found: list[Value] = []
    for separator in _texts(given.get(0, None)):
        parts = given.get(1, None)
        for value in parts.values if parts else ():
            if not isinstance(value, Items) or not value.complete:
                return None
            row: list[Values] = []
            for item in value.items:
                row += [(separator,), item] if row else [item]
            values = joined_texts(row, ["_"] * len(row), _limit(given))
            if values is None:
                return None
            found += values
    return tuple(found) or None


def _path_join(given: Given) -> Values | None:
    """``os.path.join(..)``: a part that begins with a slash starts anew."""
    rows = combinations([operand.values for operand in given.positional], _limit(given))
    if rows is None or given.is_open or not given.positional:
        return None
    found: list[Value] = []
    for row in rows:
        path = Text("")
        for operand, value in zip(given.positional, row, strict=True):
            part = _path_text(value, operand)
            is_new = part.text.startswith("/") or not path.text
            separator = "" if is_new or path.text.endswith("/") else "/"
            path = part if is_new else concatenated((path, Text(separator), part))
        found.append(path)
    return tuple(found)


def _path_text(value: Value, operand: Operand) -> Text:
    if isinstance(value, Instance):
        inner = _path_join(value.given)
        return as_text(inner[0], "_") if inner else Text(hole(_written(operand)))
    return as_text(value, _written(operand))


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
    return tuple(_path_text(value, operand) for value in operand.values)


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
        written += ["", _written(operand)]
    return joined_texts([*parts, (Text('"'),)], [*written, ""], _limit(given))


def _dict(given: Given) -> Values | None:
    if len(given.positional) == 1 and not given.keywords and is_unknown(given.positional[0].values):
        return given.positional[0].values
    entries: dict[str, Values] = {}
    is_complete = not given.is_open
    for operand in given.positional:
        for value in operand.values:
            if isinstance(value, Entries):
                entries.update(value.entries)
                is_complete &= value.complete
            elif isinstance(value, Items):
                is_complete &= value.complete
                for item in value.items:
                    for pair in item:
                        key = pair.items[0][0] if isinstance(pair, Items) and len(pair.items) == 2 else None
                        if isinstance(pair, Items) and isinstance(key, Text):
                            entries[key.text] = pair.items[1]
                        else:
                            is_complete = False
            else:
                is_complete = False
    entries.update({name: operand.values for name, operand in given.keywords.items()})
    return (Entries(entries, is_complete),)


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
        for name in _texts(key):
            if isinstance(value, Entries) and name.text in value.entries:
                found += value.entries[name.text]
            elif isinstance(value, Entries) and value.complete:
                found += default.values if default else (Constant(None),)
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
    operand = given.get(0, None)
    found: list[Value] = []
    for value in operand.values if operand else ():
        if not isinstance(value, Items):
            return None
        pairs = tuple((Items(((Constant(index),), item)),) for index, item in enumerate(value.items))
        found.append(Items(pairs, value.complete))
    return tuple(found) or None


def _zip(given: Given) -> Values | None:
    rows = [operand.values[0] for operand in given.positional]
    lists = [row for row in rows if isinstance(row, Items)]
    if len(lists) != len(rows) or not rows:
        return None
    pairs = zip(*(row.items for row in lists), strict=False)
    return (Items(tuple((Items(tuple(pair)),) for pair in pairs), all(row.complete for row in lists)),)


def _chain(given: Given) -> Values | None:
    """``chain(..)``: one list after another."""
    rows = [operand.values[0] for operand in given.positional]
    lists = [row for row in rows if isinstance(row, Items)]
    if len(lists) != len(rows) or given.is_open:
        return None
    return (Items(tuple(item for row in lists for item in row.items), all(row.complete for row in lists)),)


def _product(given: Given) -> Values | None:
    """``product(..)``: every choice of an element of each; the elements are told apart by their place alone."""
    choices = [elements(operand.values) for operand in given.positional]
    return None if given.is_open or not all(choices) else (Items(((Items(tuple(choices)),),)),)


def _split(from_right: bool) -> Pure:
    """``split`` and ``rsplit`` at a separator."""

    def run(given: Given) -> Values | None:
        separators, most = _texts(given.get(1, "sep")), given.get(2, "maxsplit")
        limit = most.values[0] if most is not None and len(most.values) == 1 else Constant(-1)
        if len(separators) != 1 or not separators[0].text or not isinstance(limit, Constant):
            return None
        found: list[Value] = []
        for text in _texts(given.get(0, None)):
            if has_hole(text.text) or not isinstance(limit.value, int):
                return None
            split = text.text.rsplit if from_right else text.text.split
            found.append(Items(tuple((Text(part),) for part in split(separators[0].text, limit.value))))
        return tuple(found) or None

    return run


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
        characters = _texts(given.get(1, None))
        only = characters[0].text if characters else None
        return tuple(stripped(text, only, left=left, right=right) for text in _texts(given.get(0, None))) or None

    return run


def _case(method: str) -> Pure:
    def run(given: Given) -> Values | None:
        return tuple(mapped(text, method) for text in _texts(given.get(0, None))) or None

    return run


def _replace(given: Given) -> Values | None:
    old, new = given.get(1, None), given.get(2, None)
    if old is None or new is None:
        return None
    found = [
        replaced(text, what.text, as_text(value, _written(new)))
        for text in _texts(given.get(0, None))
        for what in _texts(old)
        for value in new.values
    ]
    return tuple(found) if 0 < len(found) <= _limit(given) else None


def _without(at_end: bool) -> Pure:
    """``removeprefix`` and ``removesuffix``."""

    def run(given: Given) -> Values | None:
        found: list[Value] = []
        for text in _texts(given.get(0, None)):
            for affix in _texts(given.get(1, None)):
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
    "format": _format,
    "format_map": _format_map,
    "split": _split(False),
    "rsplit": _split(True),
    "as_posix": _text,
    "joinpath": _slash,
    "join": _join,
    "get": _get,
    "keys": _listed(lambda key, item: (Text(key),)),
    "values": _listed(lambda key, item: item),
    "items": _listed(lambda key, item: (Items(((Text(key),), item)),)),
    "copy": _same,
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
    ("operator", "%"): _percent,
    ("operator", "/"): _slash,
    ("operator", "|"): _merged,
    ("os.path", "join"): _path_join,
    ("posixpath", "join"): _path_join,
    ("builtins", "str"): _text,
    ("os", "fspath"): _text,
    ("builtins", "dict"): _dict,
    ("builtins", "list"): _same,
    ("builtins", "tuple"): _same,
    ("builtins", "set"): _same,
    ("builtins", "sorted"): _same,
    ("builtins", "reversed"): _same,
    ("builtins", "enumerate"): _enumerate,
    ("builtins", "zip"): _zip,
    ("builtins", "range"): _range,
    ("functools", "partial"): _partial,
    ("itertools", "chain"): _chain,
    ("itertools", "product"): _product,
    ("types", "SimpleNamespace"): _dict,
    ("wmill", "S3Object"): _dict,
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
