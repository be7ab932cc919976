"""Calls in a file: what they are given, and what they give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from analyzers.facts import Access
from analyzers.functions import Function as Row
from analyzers.functions import Role, find
from analyzers.hole import as_path
from analyzers.values import expression as shape
from analyzers.values.callees import completed, function_of
from analyzers.values.containers import elements, joined_mappings
from analyzers.values.frame import Frame, Given, Operand
from analyzers.values.grammar import Handed, Pure
from analyzers.values.makers import component, lister, listing, names_s3
from analyzers.values.value import (
    Bound,
    Class,
    Constant,
    Entries,
    Function,
    Instance,
    Items,
    Partial,
    Self,
    Symbol,
    Text,
    Unknown,
    Value,
    Values,
    as_default,
    defaults_of,
    in_turns,
)

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzers.values.source import Source

_RESOURCES = (b"get_resource", b"getResource", b"FromResource", b"$res:")


class Calls:
    """What each call in a file is given, and what it gives."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._grammar = source.grammar

    def made_of(self, given: Given) -> Iterator[Value]:
        """What a function that is not known may make its value of, where the file has resources."""
        if any(self._source.tree.has(word) for word in _RESOURCES):
            for operand in (*given.positional, *given.keywords.values()):
                yield from operand.values
            yield from given.rest

    def given(self, node: Node, call: shape.Call, frame: Frame | None) -> Given:
        """The arguments of a call, with what is spread laid out where it is known."""
        positional: list[Operand] = []
        keywords: dict[str, Operand] = {}
        is_open = False
        rest: list[Value] = []
        for argument in call.arguments:
            if argument.keyword is not None:
                keywords[argument.keyword] = self._source.operand(argument.node, frame)
            elif argument.spread is shape.Spread.NONE:
                positional.append(self._source.operand(argument.node, frame))
            else:
                values = joined_mappings(self._source.evaluate(argument.node, frame), most=1)
                value = values[0] if len(values) == 1 else None
                if isinstance(value, Items):
                    positional += [Operand(self._source, argument.node, frame, item) for item in value.items]
                    is_open |= not value.complete
                elif isinstance(value, Entries):
                    for key, item in value.entries.items():
                        keywords[key] = Operand(self._source, argument.node, frame, item)
                    is_open |= not value.complete
                    rest.append(value)
                else:
                    is_open = True
                    rest += values
        return Given(self._source, node, tuple(positional), keywords, is_open, call.tagged, tuple(rest))

    def handed(self, handed: Handed, frame: Frame | None) -> Given:
        """What a function gets of the call that it is handed to."""
        source = self._source
        is_open = bool(self._grammar.omitted)  # an index and the like may follow
        if not handed.each:
            given = self.given(handed.call, shape.Call(handed.call, handed.arguments), frame)
            return replace(given, is_open=given.is_open or is_open)
        operands: list[Operand] = []
        for argument in handed.arguments:
            held = source.operand(argument.node, frame)
            values = in_turns(elements(held.values), hash((held.node.id, frame))) or source.unknown(held.node)
            rows = [value.items for value in values if isinstance(value, Items)]
            is_laid_out = argument.spread is not shape.Spread.NONE
            is_open |= is_laid_out and len(rows) < len(values)
            columns = zip_longest(*rows, fillvalue=()) if is_laid_out else (((value,) for value in values),)
            known = (tuple(value for row in column for value in row) for column in columns)
            operands += (Operand(source, held.node, frame, row) for row in known)
        return Given(source, handed.call, tuple(operands), is_open=is_open)

    def parameters(self, call: Node, argument: Node) -> Iterator[tuple[Function, str]]:
        """The functions of the workspace that a call can be of, with the name of the parameter that an argument is."""
        lowered = self._grammar.lower(call)
        for callee in self._source.evaluate(lowered.function) if isinstance(lowered, shape.Call) else ():
            if not isinstance(callee, Function) or not isinstance(lowered, shape.Call):
                continue
            at = next((index for index, row in enumerate(lowered.arguments) if row.node.id == argument.id), -1)
            keyword = lowered.arguments[at].keyword
            for formal in callee.source.grammar.formals(callee.node):
                if formal.name == keyword if keyword else formal.position == at:
                    yield callee, formal.name

    def called(self, callee: Value, given: Given, frame: Frame | None) -> Values | None:
        """What a call gives; None where that is not known."""
        function, known = completed(callee, given)
        if function is not callee:
            return self.called(function, known, frame)
        if (
            isinstance(callee, Symbol | Bound)
            and callee.name == self._grammar.partly
            and (bound := function_of(callee))
        ):
            return (Partial(bound, replace(given, positional=given.positional[1:])),)
        match callee:
            case Function():
                return callee.source.calls.returned(callee, given, frame)
            case Class():
                return (Self(callee, given, callee.turns),)
            case Instance():
                row = find(self._grammar.language, callee.type, "")
                return None if row is None else self.row(row, given, callee)
            case Symbol(owner, name):
                pure = self._grammar.functions.get((owner, name))
                if pure is not None:
                    return self.pure(pure, given)
                row = find(self._grammar.language, owner, name)
                return None if row is None else self.row(row, given, None)
            case Bound(receiver, name):
                made = receiver.type if isinstance(receiver, Instance) else ""
                pure = self._grammar.functions.get((made, name))
                row = (
                    find(self._grammar.language, made, name)
                    if pure is None and made
                    else lister(self._grammar.language, self._source.tree, receiver, name)
                )
                if pure is not None:
                    return self.pure(pure, given)
                if row is not None:
                    return self.row(row, given, receiver)
                method = self._grammar.methods.get(name)
                if method is not None and isinstance(receiver, Text | Items | Entries | Constant | Unknown | Instance):
                    first = Operand(self._source, given.node, frame, (receiver,))
                    return self.pure(method, replace(given, positional=(first, *given.positional)))
        return None

    def pure(self, function: Pure, given: Given) -> Values | None:
        """What a function without effects gives, which rests on all that it is given."""
        values = function(given)
        if values is None or not self._source.program.defaults:
            return values
        operands = (*given.positional, *given.keywords.values())
        names = tuple(name for operand in operands for value in operand.values for name in defaults_of(value))
        return tuple(as_default(value, names) for value in values) if names else values

    def row(self, row: Row, given: Given, receiver: Value | None) -> Values | None:
        """What a function of the tables gives; None where they do not say."""
        if given.tagged and Role.SQL in row.roles and given.positional:
            texts = given.positional[0].values  # a part of the template that it stands in, if it stands in one
            return tuple(replace(text, is_statement=True) if isinstance(text, Text) else text for text in texts)
        for argument in row.arguments:
            operand = given.get(argument.position, argument.keyword)
            if operand is None:
                continue
            # A function that takes an object of the workspace gives that object back, where it gives one.
            if argument.role is Role.OBJECT and row.name in self._source.program.gives_object:
                return operand.values
            if argument.role is Role.RESOURCE and row.access is Access.UNKNOWN:
                return tuple(value for path in operand.values for value in self._got(given.node, path))
            if argument.role is Role.SERVICE and not names_s3(operand.values):
                return (Symbol(row.owner, f"{row.name} of another service"),)
        if row.lists is not None:
            return (listing(row, given, receiver),)
        if row.gives is not None and isinstance(receiver, Instance):
            operand = component(receiver, row.gives)
            return None if operand is None else operand.values
        return None if row.returns is None else (Instance(row.returns, row, given, receiver),)

    def _got(self, node: Node, path: Value) -> Values:
        """What getting a resource gives."""
        resource = as_path(path.text).removeprefix("$res:").removeprefix("res://") if isinstance(path, Text) else ""
        return tuple(
            Unknown(value.name, resource) for value in self._source.unknown(node) if isinstance(value, Unknown)
        )

    def returned(self, function: Function, given: Given | None, caller: Frame | None) -> Values | None:
        """What a call of a function of this file gives."""
        if caller is not None and caller.calls(function.node):
            return None
        frame = Frame(function, given, function.frame, caller)
        yielded = self._grammar.yielded(function.node)
        if yielded:
            return (self._source.yielded(yielded, frame),)
        results = self._grammar.results(function.node)
        if not results:
            return (Constant(None),)
        if len(results) > 1:
            results = tuple(result for result in results if self._source.conditions.run(result, frame)) or results
        return tuple(value for result in results for value in self._source.evaluate(result, frame))
