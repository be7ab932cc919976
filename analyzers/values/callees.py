"""What a call is of, where that is a function that has some of its arguments already or is called by a method of its
own, or an object that can be called."""

from __future__ import annotations

from dataclasses import replace

from analyzers.values.expression import Spread
from analyzers.values.frame import Given, Operand
from analyzers.values.value import Bound, Function, Instance, Items, Partial, Self, Symbol, Value


def completed(callee: Value, given: Given) -> tuple[Value, Given]:
    """A function and all its arguments, where some were given before, or where a method of the function calls it."""
    if isinstance(callee, Partial):
        return callee.function, given.completed(callee.given)
    if isinstance(callee, Self) and given.source.grammar.calling:
        found = callee.of.source.members.member(callee, given.source.grammar.calling)
        return next((row for row in found if isinstance(row, Function)), callee), given
    if not isinstance(callee, Symbol | Bound) or callee.name not in given.source.grammar.applied:
        return callee, given
    function = function_of(callee)
    if function is None:
        return callee, given
    spread = given.source.grammar.applied[callee.name]
    operands = given.positional[1:]
    if spread is not Spread.ITEMS:
        return completed(function, replace(given, positional=operands))
    items = [value for operand in operands[:1] for value in operand.values if isinstance(value, Items)]
    laid_out = tuple(
        Operand(given.source, operands[0].node, operands[0].frame, row) for value in items for row in value.items
    )
    is_open = given.is_open or (bool(operands) and not (len(items) == 1 and items[0].complete))
    return completed(function, replace(given, positional=laid_out, is_open=is_open))


def function_of(member: Symbol | Bound) -> Value | None:
    """The function that a member is of; None where it is of something else."""
    if isinstance(member, Symbol):
        owner, _, name = member.owner.rpartition(".")
        return Symbol(owner, name) if owner else None
    return member.receiver if isinstance(member.receiver, Function | Partial | Bound | Instance) else None
