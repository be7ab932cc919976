"""Values that are bound to the parameters of an SQL text, put in their places as literals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.functions import Function as Row
from analyzers.functions import Role
from analyzers.values.frame import Given, Operand
from analyzers.values.makers import argument
from analyzers.values.texts import concatenated, joined_texts, sliced
from analyzers.values.value import Entries, Items, Text, Value, Values

_KEYWORDS = "**"
_PARAMETER = re.compile(
    r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|/\*.*?(?:\*/|\Z)|\$\$.*?\$\$|(?P<name>\?\d*|\$\w+)""", re.DOTALL
)
"""A parameter of DuckDB's SQL, and what may hold the like of one and is none."""


def bound(row: Row, given: Given, sql: Operand) -> tuple[Operand, list[Operand]]:
    """An SQL text with the values that its call gives to its parameters, and the arguments that have these."""
    formal = row.roles.get(Role.VALUES)
    if formal is None:
        return sql, []
    if formal.keyword == _KEYWORDS:
        holders = [operand for operand in given.keywords.values() if operand is not sql]
        values: Values = (Entries({name: operand.values for name, operand in given.keywords.items()}),)
    else:
        operand = argument(row, given, Role.VALUES)
        holders, values = ([operand], operand.values) if operand is not None else ([], ())
    known = [value for value in values if isinstance(value, Items | Entries)]
    if not known:
        return sql, []
    limit = given.source.program.context.limits.alternatives
    texts = tuple(
        text
        for written in sql.values
        for value in known
        for text in (_filled(written, value, limit) if isinstance(written, Text) else (written,))
    )
    return Operand(sql.source, sql.node, sql.frame, tuple(dict.fromkeys(texts))), holders


def _filled(sql: Text, values: Value, limit: int) -> Values:
    parts: list[Values] = []
    end = 0
    for position, match in enumerate(match for match in _PARAMETER.finditer(sql.text) if match["name"]):
        literals = tuple(_literal(value) or Text(match[0]) for value in _given(values, match[0], position))
        parts += [(sliced(sql, end, match.start()),), literals or (Text(match[0]),)]
        end = match.end()
    parts.append((sliced(sql, end, len(sql.text)),))
    return joined_texts(parts, [""] * len(parts), limit) or (sql,)


def _given(values: Value, parameter: str, position: int) -> Values:
    """What a parameter is given by its name, its number, or its place among all of them."""
    name = parameter[1:]
    match values:
        case Entries(entries):
            return entries.get(name, ())
        case Items(items):
            at = int(name) - 1 if name.isdecimal() else position
            return items[at] if 0 <= at < len(items) and (name.isdecimal() or not name) else ()
    return ()


def _literal(value: Value) -> Text | None:
    """A text or a list of texts as SQL writes it."""
    if isinstance(value, Text) and "'" not in value.text:
        return concatenated((Text("'"), value, Text("'")))
    if not isinstance(value, Items):
        return None
    found = [_literal(item[0]) if len(item) == 1 and isinstance(item[0], Text) else None for item in value.items]
    return None if None in found or not value.complete else concatenated(_listed([text for text in found if text]))


def _listed(texts: list[Text]) -> Iterator[Text]:
    yield Text("[")
    for at, text in enumerate(texts):
        yield from ((Text(", "), text) if at else (text,))
    yield Text("]")
