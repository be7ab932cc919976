"""What a value of a library is made of: the arguments of the call that gave it, and of those that gave its receiver."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.functions import Function as Row
from analyzers.functions import Role, methods, module_of
from analyzers.hole import CLOSE, hole
from analyzers.language import Language
from analyzers.values.frame import Given, Operand
from analyzers.values.texts import as_text, concatenated
from analyzers.values.tree import Tree
from analyzers.values.value import Constant, Entries, Instance, Items, Text, Unknown, Value, Values

_KEY = "key"  # what the unknown part of a key is called


def argument(row: Row, given: Given, role: Role) -> Operand | None:
    """The argument of a call that has a role; None where it is left out."""
    formal = row.roles.get(role)
    return None if formal is None else given.get(formal.position, formal.keyword)


def makers(made: Instance) -> Iterator[Instance]:
    """A value, and those that it was made of one after another: an object, its bucket, the client of that."""
    at: Value | None = made
    while isinstance(at, Instance):
        yield at
        at = at.receiver


def told(made: Instance, role: Role) -> Operand | None:
    """The argument of a role that a value is made with, else that of the first of those that it was made of."""
    operands = [argument(maker.row, maker.given, role) for maker in makers(made)]
    return operands[0] or next((operand for operand in reversed(operands) if operand is not None), None)


def component(made: Instance, role: Role) -> Operand | None:
    """The bucket or the key that a value is made of; the key of what is listed begins with the prefix that is asked
    for. None where nothing tells it, or what is called lists a whole bucket."""
    for maker in makers(made):
        operand = argument(maker.row, maker.given, role)
        if operand is None and role is Role.KEY:
            prefix = argument(maker.row, maker.given, Role.PREFIX)
            operand = None if prefix is None else _begun(prefix)
        if operand is not None:
            return operand
    is_listed = role is Role.KEY and Role.PREFIX not in made.row.roles
    of = next((maker for maker in makers(made) if Role.PREFIX in maker.row.roles), None) if is_listed else None
    return None if of is None else Operand(of.given.source, of.given.node, None, (Unknown(_KEY),))


def lister(language: Language, tree: Tree, receiver: Value, name: str) -> Row | None:
    """The row of a method that lists objects, on a receiver of unknown type."""
    rows = methods(language, name) if isinstance(receiver, Unknown) else ()
    return next((row for row in rows if row.lists and tree.has(module_of(row).encode())), None)


def listing(row: Row, given: Given, receiver: Value | None) -> Value:
    """What a call that ``lists`` gives."""
    keys = component(Instance("", row, given, receiver), Role.KEY)
    value: Values = keys.values if keys else (Unknown(_KEY),)
    for step in reversed((row.lists or "").split(".")):
        value = (Items((value,)),) if step == "*" else (Entries({step: value}, complete=False),)
    return value[0]


def names_s3(values: Values) -> bool:
    """Whether the service that is asked for can be S3."""
    return all(not isinstance(value, Text) or value.text in ("s3", "s3a") for value in values)


def _begun(prefix: Operand) -> Operand:
    texts = [as_text(value, "prefix") for value in prefix.values if value != Constant(None)]
    keys = tuple(text if text.text.endswith(CLOSE) else concatenated((text, Text(hole(_KEY)))) for text in texts)
    return Operand(prefix.source, prefix.node, prefix.frame, keys or (Unknown(_KEY),))
