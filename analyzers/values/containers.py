"""Lists, tuples and mappings: what they have, and how changes in place extend them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from analyzers.functions import ELEMENTS
from analyzers.hole import has_hole
from analyzers.values import binding as to
from analyzers.values.binding import Path
from analyzers.values.value import (
    Bound,
    Class,
    Constant,
    Entries,
    File,
    Instance,
    Items,
    Self,
    Symbol,
    Text,
    Turns,
    Unknown,
    Value,
    Values,
    first_resource,
    is_open,
    meet,
    met_with,
    resource_of,
    turns_of,
)

_ITEMS = 10_000  # of a list that is put together; one that a person writes is a hundredth of it
_MAPPINGS = 8  # mappings that one name may be at a time; more are joined

_RECORD = Symbol("typing", "NamedTuple")


def placed(value: Value) -> Value:
    """A tuple whose elements have names as a list of them: one of a known kind, or an object of a class of such; and a
    collection of a library as a list of what all its elements are."""
    match value:
        case Instance(type, row, given, receiver) if type in ELEMENTS:
            return Items(((Instance(ELEMENTS[type], row, given, receiver),),))
        case Entries(entries, complete, is_tuple=True):
            return Items(tuple(entries.values()), complete)
        case Self(of) if _RECORD in of.source.bases(of):
            members = of.source.members
            return Items(tuple(members.member(value, name) for name in members.fields(of)))
    return value


def elements(values: Values, is_paired: bool = False) -> Values:
    """What a loop over some values goes through; of a mapping its keys, or where it ``is_paired`` its pairs."""
    found: list[Value] = []
    for value in map(placed, values):
        match value:
            case Items(items):
                found.extend(inner for item in items for inner in item)
            case Entries(entries) if is_paired:
                found.extend(Items(((Text(key),), row)) for key, row in entries.items())
            case Entries(entries):
                found.extend(Text(key) for key in entries)
            case Class(source, node):
                for formal in source.grammar.fields(node) or ():
                    found.extend(source.members.member(value, formal.name))
    return tuple(found)


def filled(values: Values) -> Values:
    """The values without empty lists, which have no element, where one may have some."""
    return tuple(value for value in values if value != Items(())) or values if len(values) > 1 else values


def element(value: Value, index: Value) -> Values | None:
    """What stands at an index or key of a value; None where that is not known."""
    value = value if isinstance(index, Text) else placed(value)
    match value, index:
        case Items(items, ordered=False), _:
            return tuple(inner for item in items for inner in item) or None
        case Items(items, complete), Constant(int(at)) if (complete or at >= 0) and -len(items) <= at < len(items):
            return items[at]
        case Items(items, True), _ if is_open(index):
            return tuple(inner for item in items for inner in item) or None
        case Entries(entries), Text(key) if key in entries:
            return entries[key]
        case Entries(entries, True), _ if is_open(index):
            return tuple(inner for item in entries.values() for inner in item) or None
        case Symbol(), Text(key):
            return (value.member(key),)
        case File(source), Text(key):
            return source.names.exported(key)
        case Class(), Text(key):  # a member of an enumeration by its name
            return value.source.members.member(value, key)
        case Self(of), Text(key):
            return of.source.members.member(value, key)
    return None


def taken(values: Values, path: Path) -> Values:
    """The part of a value that an assignment takes apart."""
    for step in path:
        found: list[Value] = []
        for value in values if isinstance(step, str) else map(placed, values):
            match value, step:
                case Items(items), int() if -len(items) <= step < len(items):
                    found.extend(items[step])
                case Entries(entries), str() if step in entries:
                    found.extend(entries[step])
                case Entries(_, True), str() if step != "*":
                    found.append(Constant(None, turns=value.turns))
                case Items(items, complete), to.Rest(start, end):
                    found.append(Items(items[start:end], complete))
                case Entries() | Symbol() | File(), to.Rest():
                    found.append(value)
                case Class(source, node) | Self(Class(source, node)), str():
                    found.extend(source.member(value, step, node))
                case Constant(None), str():  # a part of what is not there
                    found.append(value)
                case Symbol(), str():
                    found.append(value.member(step))
                case Unknown(), _ if value.resource:
                    found.append(value)
                case File(source), str():
                    found.extend(source.names.exported(step))
        values = tuple(found)
    return values


def extended(old: Value, new: Values, is_item: bool, is_repeated: bool) -> Value:
    """A list with an item, or with the items of others, behind what it has; where that ``is_repeated``, with an item
    for each value that it is known to have in turn."""
    if not isinstance(old, Items):
        return old
    if is_item:
        known = repeated(new) if is_repeated else Items((new,))
        return Items((*old.items, *known.items), old.complete and known.complete)
    return joined((old, *new))


def joined(parts: Iterable[Value]) -> Items:
    """One list of several; what is no list stands for items that are not known, at their place."""
    rows = [part if isinstance(part, Items) else Items(((part,),), False) for part in map(placed, parts)]
    items = tuple(islice((item for row in rows for item in row.items), _ITEMS))
    return Items(items, all(row.complete for row in rows) and sum(len(row.items) for row in rows) == len(items))


def of_pairs(value: Value) -> Value:
    """A list of pairs as the mapping that it makes; a pair that stands for several gives each of its keys the values
    that it is had with."""
    if not isinstance(value, Items):
        return value
    entries: dict[str, Values] = {}
    is_complete = value.complete
    for pair in (pair for item in value.items for pair in item):
        match pair:
            case Items((keys, values)):
                for key in keys:
                    if isinstance(key, Text):
                        entries[key.text] = met_with(key, values)
                    is_complete &= isinstance(key, Text)
            case _:
                is_complete = False
    return Entries(entries, is_complete)


def repeated(values: Values) -> Items:
    """What a loop makes a list of: each value that an expression has in turn; how often it has a single one only the
    run knows."""
    return Items(tuple((value,) for value in values), len(values) > 1)


def counters(items: Items, first: int = 0) -> list[Values]:
    """The number of each element of a list; not known where only the run knows how many there are, as of one that a
    pattern stands for."""
    is_counted = items.complete and (
        len(items.items) > 1 or not any(_is_pattern(value) for item in items.items for value in item)
    )
    return [(Constant(first + index) if is_counted else Unknown("_"),) for index in range(len(items.items))]


def _is_pattern(value: Value) -> bool:
    match value:
        case Text(text):
            return has_hole(text)
        case Items(items):
            return any(_is_pattern(inner) for item in items for inner in item)
        case Entries(entries):
            return any(_is_pattern(inner) for item in entries.values() for inner in item)
    return isinstance(value, Unknown)


def without(old: Value, keys: Values) -> Value:
    """A mapping without what it may have under some keys."""
    if not isinstance(old, Entries):
        return old
    gone = {key.text for key in keys if isinstance(key, Text)}
    return replace(old, entries={key: row for key, row in old.entries.items() if key not in gone})


def opened(old: Value, additions: Iterable[tuple[Values | None, Values]]) -> Value:
    """A list or mapping with what may be added to it, in whatever order and number: each under some keys, or where
    these are None as an item."""
    if not isinstance(old, Items | Entries):
        return old
    if isinstance(old, Items):
        added = ((value,) for _, values in additions for value in values)
        return Items((*old.items, *added), False, ordered=False)
    for keys, values in additions:
        old = updated(old, keys or (), values)
    return replace(old, complete=False) if isinstance(old, Entries) else old


def updated(old: Value, keys: Values, new: Values) -> Value:
    """A mapping or object with a value under some keys, or without keys with all of the mappings that are the value."""
    if isinstance(old, Self):
        rows = [row.entries for row in new if isinstance(row, Entries)] if not keys else []
        changes = {key.text: new for key in keys if isinstance(key, Text)} or {
            k: v for row in rows for k, v in row.items()
        }
        return replace(old, changes=tuple({**dict(old.changes), **changes}.items()))
    if not isinstance(old, Entries):
        return old
    new = tuple(value for value in new if meet(old, value)) or new
    entries = dict(old.entries)
    is_complete = old.complete
    for key in keys:
        if isinstance(key, Text):
            entries[key.text] = new
        else:
            is_complete = False
    for value in new if not keys else ():
        if isinstance(value, Entries):
            entries.update(value.entries)
        is_complete &= isinstance(value, Entries) and value.complete
    return replace(old, entries=entries, complete=is_complete)


def merged(parts: Iterable[Value]) -> Entries:
    """One mapping of several, each of which comes before those that were there; what is no mapping may have any key."""
    entries: dict[str, Values] = {}
    is_complete = True
    resource = ""
    turns: Turns = ()
    for part in parts:
        if isinstance(part, Entries):
            entries.update(part.entries)
        is_complete &= isinstance(part, Entries) and part.complete
        resource = first_resource((resource, resource_of(part)))
        turns += turns_of(part)
    return Entries(entries, is_complete, resource, turns=tuple(dict.fromkeys(turns)))


def is_missing(value: Value, is_truth: bool) -> bool:
    """Whether it is certain that a value is not there, or for a truth that it is empty or false."""
    match value:
        case Constant(known):
            return known is None or (is_truth and not known)
        case Text(text):
            return is_truth and not text
        case Bound(Entries(entries, True), name):
            return name not in entries
        case Bound(Bound() as inner):  # a part of what is not there
            return is_missing(inner, False)
    return False


def turns_where_missing(value: Value) -> Turns:
    """The turns of a value that is not there: those of what lacks it."""
    return turns_of(value.receiver if isinstance(value, Bound) else value)


def joined_mappings(values: Values, most: int = _MAPPINGS) -> Values:
    """Mappings that differ in what some arms change are one mapping where they are many: each arm doubles them."""
    mappings = [value for value in values if isinstance(value, Entries)]
    if len(mappings) <= most:
        return values
    entries: dict[str, dict[Value, None]] = {}
    for mapping in mappings:
        for key, known in mapping.entries.items():
            entries.setdefault(key, {}).update(dict.fromkeys(known))
    one = Entries(
        {key: tuple(known) for key, known in entries.items()},
        all(mapping.complete for mapping in mappings),
        first_resource(mapping.resource for mapping in mappings),
    )
    return (one, *(value for value in values if not isinstance(value, Entries)))
