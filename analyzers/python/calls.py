"""Functions of Python that are given functions or names: ``getattr``, ``map``, ``reduce``, kinds of tuples."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from analyzers.python.formats import texts
from analyzers.values.frame import Given, Operand
from analyzers.values.start import known
from analyzers.values.value import (
    Constant,
    Entries,
    Function,
    Items,
    Partial,
    Self,
    Symbol,
    Text,
    Unknown,
    Value,
    Values,
)

_LONGEST = 64  # elements of a list that are followed one by one


def attribute(given: Given) -> Values | None:
    """``getattr(value, name)``."""
    owner, names = given.get(0, None), texts(given.get(1, None))
    if owner is None or not names:
        return None
    return tuple(
        member
        for value in owner.values
        for name in names
        for member in given.source.member(value, name.text, given.node)
    )


def _called(given: Given, function: Values, arguments: Sequence[Values]) -> Values | None:
    """What a function gives for arguments that are no expressions of the text."""
    operands = tuple(Operand(given.source, given.node, None, values) for values in arguments)
    found = [given.source.calls.called(value, Given(given.source, given.node, operands), None) for value in function]
    return None if None in found else tuple(value for values in found for value in values or ())


def declared(given: Given) -> Values | None:
    """``field(default=..)`` of a data class, ``Field(..)`` of a model: what an object has that is given nothing."""
    factory, default = given.get(None, "default_factory") or given.get(None, "factory"), given.get(0, "default")
    if factory is not None:
        return _called(given, factory.values, ())
    return default.values if default is not None else None


def copied(given: Given) -> Values | None:
    """``replace(object, field=..)`` of a data class."""
    first = given.get(0, None)
    found: list[Value] = []
    for value in first.values if first is not None else ():
        if not isinstance(value, Self) or value.given is None or given.is_open:
            return None
        names = value.of.source.members.fields(value.of)
        known = {**dict(zip(names, value.given.positional, strict=False)), **value.given.keywords, **given.keywords}
        found.append(replace(value, given=replace(value.given, positional=(), keywords=known)))
    return tuple(found) or None


def shown(operand: Operand, value: Self) -> Values | None:
    """The text of an object of a class of the workspace."""
    found = operand.source.member(value, "__str__", operand.node)
    given = Given(operand.source, operand.node)
    return _called(given, tuple(row for row in found if isinstance(row, Function)), ()) or None


def entered(given: Given) -> Values | None:
    """``stack.enter_context(value)``."""
    operand = given.get(1, "cm")
    values = operand.values if operand is not None else ()
    return tuple(inner for value in values for inner in given.source.entered(value, given.node)) or None


def parsed(given: Given) -> Values | None:
    """``json.loads(text)``."""
    try:
        found = [known(json.loads(text.text), "_") for text in texts(given.get(0, "s"))]
    except (ValueError, RecursionError):
        return None
    return tuple(value for values in found for value in values) or None


def each(given: Given) -> Values | None:
    """``map(function, list, ..)``."""
    rows = [operand.values[0] for operand in given.positional[1:]]
    lists = [row for row in rows if isinstance(row, Items)]
    if not lists or len(lists) != len(rows) or len(lists[0].items) > _LONGEST:
        return None
    function = given.positional[0].values
    found = [_called(given, function, row) for row in zip(*(row.items for row in lists), strict=False)]
    items = tuple(values for values in found if values is not None)
    return (Items(items, all(row.complete for row in lists)),) if len(items) == len(found) else None


def kept(given: Given) -> Values | None:
    """``filter(function, list)``: what is kept is not known, but for what is empty."""
    rows = given.get(1, None)
    if rows is None or given.positional[0].values != (Constant(None),):
        return rows.values if rows is not None else None
    found: list[Value] = []
    for value in rows.values:
        if not isinstance(value, Items):
            return None
        kept = (tuple(each for each in item if each not in (Constant(None), Text(""))) for item in value.items)
        found.append(Items(tuple(item for item in kept if item), value.complete))
    return tuple(found)


def reduced(given: Given) -> Values | None:
    """``reduce(function, list, initial)``."""
    rows, first = given.get(1, None), given.get(2, None)
    items = rows.values[0] if rows is not None else None
    if not isinstance(items, Items) or not items.complete or len(items.items) > _LONGEST:
        return None
    row = [*((first.values,) if first is not None else ()), *items.items]
    value: Values | None = row[0] if row else None
    for item in row[1:]:
        value = _called(given, given.positional[0].values, (value, item)) if value is not None else None
    return value


def record(given: Given) -> Values | None:
    """``namedtuple(name, fields)``: what makes tuples whose elements have names."""
    fields = given.get(1, "field_names") or given.get(1, "fields")
    for value in fields.values if fields else ():
        names: tuple[Values, ...] = ()
        if isinstance(value, Text):
            names = tuple((Text(name),) for name in value.text.replace(",", " ").split())
        elif isinstance(value, Items):
            names = tuple(row[0].items[0] if isinstance(row[0], Items) else row for row in value.items)
        operand = Operand(given.source, given.node, None, (Items(names),))
        return (Partial(Symbol("collections.namedtuple", "made"), Given(given.source, given.node, (operand,))),)
    return None


def recorded(given: Given) -> Values | None:
    """A tuple of a named kind: the first argument are the names."""
    (names,) = given.positional[0].values
    entries: dict[str, Values] = {}
    for index, row in enumerate(names.items if isinstance(names, Items) else ()):
        name = row[0].text if isinstance(row[0], Text) else "_"
        operand = given.get(index + 1, None) or given.get(None, name)
        entries[name] = operand.values if operand is not None else (Unknown(name),)
    return (Entries(entries, is_tuple=True),)


def changed(given: Given) -> Values | None:
    """``record._replace(name=value)``."""
    new = {name: operand.values for name, operand in given.keywords.items()}
    records = [value for value in given.positional[0].values if isinstance(value, Entries)]
    return tuple(Entries({**value.entries, **new}, value.complete, is_tuple=True) for value in records) or None
