"""One file of an analysis: what its expressions are worth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analyzers.facts import Access, Code
from analyzers.findings import Findings
from analyzers.functions import Function as Row
from analyzers.functions import Role, find
from analyzers.hole import as_path
from analyzers.values import expression as shape
from analyzers.values.callees import completed, function_of
from analyzers.values.containers import (
    element,
    elements,
    is_missing,
    joined,
    joined_mappings,
    merged,
    repeated,
    turns_where_missing,
)
from analyzers.values.frame import Frame, Given, Operand
from analyzers.values.grammar import Grammar, Handed, Pure
from analyzers.values.makers import component, lister, listing, names_s3
from analyzers.values.members import Members, own_use
from analyzers.values.names import Names
from analyzers.values.texts import as_text, bounded, concatenated, cut, joined_texts, shown
from analyzers.values.value import (
    Bound,
    Class,
    Constant,
    Entries,
    File,
    Function,
    Instance,
    Items,
    Partial,
    Piece,
    Self,
    Symbol,
    Text,
    Turns,
    Unknown,
    Value,
    Values,
    as_default,
    defaults_of,
    in_turns,
    is_unknown,
    met_with,
    of_any_turn,
    resource_of,
    taken_apart,
    truth_of,
    turns_of,
    with_turns,
)

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzers.values.program import Program

_RESOURCES = (b"get_resource", b"getResource", b"FromResource", b"$res:")
_DEPTH = 40  # evaluations within each other; each takes a handful of the interpreter's own frames


class Source:
    """A file as its grammar reads it. ``is_entry`` marks the analysed text itself, the others are imported by it."""

    def __init__(self, program: Program, grammar: Grammar, found: Findings, path: str = "") -> None:
        self.program = program
        self.grammar = grammar
        self.tree = grammar.tree
        self.found = found
        self.path = path
        self.is_entry = not found.path
        self.names = Names(self)
        self.members = Members(self)
        self._values: dict[tuple[int, Frame | None], Values] = {}
        self._limit = program.context.limits.alternatives
        self._evaluations: dict[type, Callable[[Node, Any, Frame | None], Values]] = {
            shape.Literal: self._literal,
            shape.Number: lambda node, number, frame: (Constant(number.value),),
            shape.Template: self._template,
            shape.Sum: self._sum,
            shape.Formatted: self._formatted,
            shape.Binary: self._binary,
            shape.Choice: self._choice,
            shape.Fallback: self._fallback,
            shape.Call: self._call,
            shape.Member: self._member,
            shape.Item: self._item,
            shape.Slice: self._slice,
            shape.Sequence: self._sequence,
            shape.Table: self._table,
            shape.Comprehension: self._comprehension,
            shape.Name: lambda node, name, frame: self.names.values(name.name, node, frame),
            shape.Same: lambda node, same, frame: self.evaluate(same.node, frame),
            shape.Closure: lambda node, closure, frame: (Function(self, node, frame),),
            shape.Opaque: lambda node, opaque, frame: self.unknown(node),
        }

    def evaluate(self, node: Node, frame: Frame | None = None) -> Values:
        """The alternatives that an expression has, at least one, at most ``Limits.alternatives``."""
        key = (node.id, frame)
        known = self._values.get(key)
        if known is not None:
            return known or self.unknown(node)
        if self.program.depth > _DEPTH or not self.program.spend():
            return self.unknown(node)
        self._values[key] = ()  # an expression says nothing of itself while it is evaluated
        self.program.depth += 1
        try:
            lowered = self.grammar.lower(node)
            values = self._evaluations[type(lowered)](node, lowered, frame)
            values = tuple(dict.fromkeys(values)) if len(values) > 1 else values
            if len(values) > self._limit:
                values = tuple(dict.fromkeys(map(of_any_turn, values)))
        except RecursionError:
            self.found.report(Code.TOO_DEEP, "an expression here leads deeper than it is followed", node.start_byte)
            values = ()
        finally:
            self.program.depth -= 1
        self._values[key] = values = values if 0 < len(values) <= self._limit else self.unknown(node)
        return values

    def unknown(self, node: Node, *made_of: Value) -> Values:
        """The value of an expression that only the run knows, made of others."""
        end = min(node.end_byte, node.start_byte + 200)
        resource = next(filter(None, map(resource_of, made_of)), "")
        return (Unknown(self.tree.text.slice(node.start_byte, end), resource),)

    def operand(self, node: Node, frame: Frame | None) -> Operand:
        return Operand(self, node, frame)

    def _literal(self, node: Node, literal: shape.Literal, frame: Frame | None) -> Values:
        return (self._verbatim(literal),)

    def _verbatim(self, literal: shape.Literal) -> Text:
        if literal.start is None:
            return Text(literal.text)
        return Text(literal.text, (Piece(0, len(literal.text), literal.start, self.found.path),))

    def _template(self, node: Node, template: shape.Template, frame: Frame | None) -> Values:
        alternatives: list[Values] = []
        written: list[str] = []
        for part in template.parts:
            if isinstance(part, shape.Literal):
                alternatives.append((self._verbatim(part),))
                written.append("")
            else:
                alternatives.append(self._shown(part, frame))
                written.append(self.tree.written(part))
        return joined_texts(alternatives, written, self._limit) or self.unknown(node)

    def _shown(self, node: Node, frame: Frame | None) -> Values:
        """The values of an expression in a text: of a path or an object its own text."""
        values = self.evaluate(node, frame)
        texts = self.grammar.functions.get((self.grammar.globals, "str"))
        if texts is None or not any(isinstance(value, Instance | Self) for value in values):
            return values
        return texts(Given(self, node, (self.operand(node, frame),))) or values

    def _sum(self, node: Node, total: shape.Sum, frame: Frame | None) -> Values:
        alternatives = [self.evaluate(part, frame) for part in total.parts]
        written = [self.tree.written(part)[:200] for part in total.parts]
        rows = bounded(alternatives, written, self._limit)
        return tuple(self._added(node, row, written) for row in rows)

    def _added(self, node: Node, row: tuple[Value, ...], written: list[str]) -> Value:
        if any(isinstance(value, Text) for value in row):
            return concatenated(as_text(value, name) for value, name in zip(row, written, strict=True))
        if any(isinstance(value, Items) for value in row):
            return joined(row)
        numbers = [value.value for value in row if isinstance(value, Constant) and value.value is not None]
        defaults = tuple(name for value in row for name in defaults_of(value))
        return Constant(sum(numbers), defaults) if len(numbers) == len(row) else self.unknown(node)[0]

    def _binary(self, node: Node, binary: shape.Binary, frame: Frame | None) -> Values:
        operator = self.grammar.functions.get(("operator", binary.operator))
        if operator is None:
            return self.unknown(node)
        operands = (self.operand(binary.left, frame), self.operand(binary.right, frame))
        return self._pure(operator, Given(self, node, operands)) or self.unknown(node)

    def _formatted(self, node: Node, formatted: shape.Formatted, frame: Frame | None) -> Values:
        written = self.tree.written(formatted.node)[:200]
        return tuple(shown(value, formatted.spec, written) for value in self.evaluate(formatted.node, frame))

    def _choice(self, node: Node, choice: shape.Choice, frame: Frame | None) -> Values:
        if choice.condition is None:
            return tuple(value for option in choice.options for value in self.evaluate(option, frame))
        found: list[Value] = []
        for condition in self.evaluate(choice.condition, frame):
            truth = truth_of(condition)
            for option in choice.options if truth is None else (choice.options[not truth],):
                found.extend(with_turns(value, turns_of(condition)) for value in self.evaluate(option, frame))
        return tuple(found)

    def _fallback(self, node: Node, fallback: shape.Fallback, frame: Frame | None) -> Values:
        found: list[Value] = []
        missing: list[Turns] = []
        lowered = self.grammar.lower(fallback.node)
        # Under a key that is not known there may be nothing.
        is_certain = not isinstance(lowered, shape.Item) or not is_unknown(self.evaluate(lowered.index, frame))
        for value in self.evaluate(fallback.node, frame):
            if is_missing(value, fallback.is_truth):
                missing.append(turns_where_missing(value))
                continue
            found.append(value)
            if isinstance(value, Unknown | Bound):
                missing.append(turns_of(value))
        if not is_certain:
            missing = [()]
        others = self.evaluate(fallback.other, frame) if missing else ()
        return (*found, *(with_turns(other, turns) for turns in missing for other in others))

    def _slice(self, node: Node, part: shape.Slice, frame: Frame | None) -> Values:
        bounds: list[int | None] = []
        for end in (part.start, part.end):
            match self.evaluate(end, frame) if end is not None else (Constant(None),):
                case (Constant(int() | None as at),):
                    bounds.append(at)
                case _:
                    return self.unknown(node)
        found = [cut(value, bounds[0], bounds[1]) for value in self.evaluate(part.object, frame)]
        return tuple(value for value in found if value is not None) if None not in found else self.unknown(node)

    def _sequence(self, node: Node, sequence: shape.Sequence, frame: Frame | None) -> Values:
        parts: list[Value] = []
        for argument in sequence.items:
            values = self.evaluate(argument.node, frame)
            parts += (Items((values,)),) if argument.spread is shape.Spread.NONE else values
        return (joined(parts),)

    def _yielded(self, yielded: tuple[shape.Argument, ...], frame: Frame | None) -> Value:
        """What a generator gives: of a ``yield`` in a loop each value that it has in turn."""
        parts: list[Values] = []
        for argument in yielded:
            is_repeated = any(region.repeats for region in self.grammar.regions(argument.node))
            if is_repeated and argument.spread is shape.Spread.NONE:
                parts.append((repeated(self.evaluate(argument.node, frame)),))
            else:
                parts.append(self._sequence(argument.node, shape.Sequence((argument,)), frame))
        return joined(value for values in parts for value in values)

    def _table(self, node: Node, table: shape.Table, frame: Frame | None) -> Values:
        parts: list[Values] = []
        for key, item in table.pairs:
            values = self.evaluate(item, frame)
            if key is None:
                parts.append(values)
                continue
            entries: dict[str, Values] = {}
            complete = True
            for name in (Text(key),) if isinstance(key, str) else self.evaluate(key, frame):
                if isinstance(name, Text):
                    entries[name.text] = values
                else:
                    complete &= isinstance(name, Constant)
            parts.append((Entries(entries, complete),))
        return tuple(merged(row) for row in bounded(parts, ["_"] * len(parts), self._limit))

    def _comprehension(self, node: Node, loop: shape.Comprehension, frame: Frame | None) -> Values:
        values = self.evaluate(loop.element, frame)
        if loop.key is not None:
            keys = self.evaluate(loop.key, frame)
            entries = {key.text: met_with(key, values) for key in keys if isinstance(key, Text)}
            return (Entries(entries, len(entries) == len(keys)),)
        if is_unknown(values):
            return (Items(tuple((value,) for value in values), False),)
        function = self.grammar.function(node)
        own = frame.of(function) or frame if frame is not None and function is not None else frame
        loops = frozenset(hash((row.id, own)) for row in loop.iterated)
        lists: dict[Turns, list[Values]] = {}
        for value in values:  # of each turn of the loops around it a list of its own
            for item in taken_apart(value, loops, self._limit):
                lists.setdefault(turns_of(item), []).append((item,))
        if () in lists:
            lists = {(): [item for items in lists.values() for item in items]}
        return tuple(Items(tuple(items)) for items in lists.values())

    def _member(self, node: Node, member: shape.Member, frame: Frame | None) -> Values:
        values = self.names.fixed(member.object) or self.evaluate(member.object, frame)
        if len(values) == 1:
            return self.member(values[0], member.name, node, frame)
        return tuple(found for value in values for found in self.member(value, member.name, node, frame))

    def member(self, value: Value, name: str, node: Node, frame: Frame | None = None) -> Values:
        """The member of a value by name."""
        match value:
            case Symbol():
                return (value.member(name),)
            case Class(source) | Self(Class(source)):
                rows = source.members.member(value, name, (), own_use(self, value, node, frame), frame)
                found = (inner for row in rows for inner in self._run(row, node))
                return tuple(with_turns(inner, turns_of(value)) for inner in found)
            case File(source):
                return source.names.exported(name)
            case Entries(entries) if name in entries and (
                self.grammar.keys_are_members or name not in self.grammar.methods
            ):
                return entries[name]
            case Instance(type) if (row := find(self.grammar.language, type, name)) is not None and row.is_attribute:
                return self._row(row, Given(self, node), value) or self.unknown(node)
            case Text() if name == "value":  # of a member of an enumeration
                return (value,)
        return (Bound(value, name),)

    def _run(self, member: Value, node: Node) -> Values:
        """A member of an object as it is read: what a property gives."""
        if not isinstance(member, Function) or not member.source.grammar.is_property(member.node):
            return (member,)
        return member.source.returned(member, Given(self, node), None) or self.unknown(node)

    def bases(self, class_: Class) -> Values:
        """What a class of the file extends."""
        return tuple(value for base in self.grammar.bases(class_.node) for value in self.evaluate(base, class_.frame))

    def entered(self, value: Value, node: Node) -> Values:
        """What a ``with`` gives of a value: the value, what its own method gives, or what it yields."""
        match value:
            case Items():
                return elements((value,))
            case Self():
                found = self.member(value, "__enter__", node) + self.member(value, "__aenter__", node)
                methods = [row for row in found if isinstance(row, Function)]
                given = Given(self, node)
                return tuple(inner for row in methods for inner in self.called(row, given, None) or self.unknown(node))
        return (value,)

    def _item(self, node: Node, item: shape.Item, frame: Frame | None) -> Values:
        found: list[Value] = []
        for value in self.evaluate(item.object, frame):
            for index in self.evaluate(item.index, frame):
                values = element(value, index) or self.unknown(node, value)
                if isinstance(index, Unknown):
                    values = in_turns(values, hash((value, index, frame)))
                values = tuple(with_turns(each, turns_of(index)) for each in values)
                names = defaults_of(index)
                found.extend((as_default(each, names) for each in values) if names else values)
        return tuple(found)

    def _call(self, node: Node, call: shape.Call, frame: Frame | None) -> Values:
        given = self.given(node, call, frame)
        found: list[Value] = []
        for callee in self.evaluate(call.function, frame):
            found.extend(self.called(callee, given, frame) or self.unknown(node, callee, *self._made_of(given)))
        return tuple(found)

    def _made_of(self, given: Given) -> Iterator[Value]:
        """What a function that is not known may make its value of, where the file has resources."""
        if any(self.tree.has(word) for word in _RESOURCES):
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
                keywords[argument.keyword] = self.operand(argument.node, frame)
            elif argument.spread is shape.Spread.NONE:
                positional.append(self.operand(argument.node, frame))
            else:
                values = joined_mappings(self.evaluate(argument.node, frame), most=1)
                value = values[0] if len(values) == 1 else None
                if isinstance(value, Items):
                    positional += [Operand(self, argument.node, frame, item) for item in value.items]
                    is_open |= not value.complete
                elif isinstance(value, Entries):
                    for key, item in value.entries.items():
                        keywords[key] = Operand(self, argument.node, frame, item)
                    is_open |= not value.complete
                    rest.append(value)
                else:
                    is_open = True
                    rest += values
        return Given(self, node, tuple(positional), keywords, is_open, call.tagged, tuple(rest))

    def handed(self, handed: Handed, frame: Frame | None) -> Given:
        """What a function gets of the call that it is handed to."""
        operands = [self.operand(node, frame) for node in handed.arguments]
        if handed.each:
            known = [
                in_turns(elements(operand.values), hash((operand.node.id, frame))) or self.unknown(operand.node)
                for operand in operands
            ]
            operands = [Operand(self, row.node, frame, values) for row, values in zip(operands, known, strict=True)]
        is_open = bool(self.grammar.omitted)  # an index and the like may follow
        return Given(self, handed.call, tuple(operands), is_open=is_open)

    def parameters(self, call: Node, argument: Node) -> Iterator[tuple[Function, str]]:
        """The functions of the workspace that a call can be of, with the name of the parameter that an argument is."""
        lowered = self.grammar.lower(call)
        for callee in self.evaluate(lowered.function) if isinstance(lowered, shape.Call) else ():
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
        if isinstance(callee, Symbol | Bound) and callee.name == self.grammar.partly and (bound := function_of(callee)):
            return (Partial(bound, replace(given, positional=given.positional[1:])),)
        match callee:
            case Function():
                return callee.source.returned(callee, given, frame)
            case Class():
                return (Self(callee, given, callee.turns),)
            case Instance():
                row = find(self.grammar.language, callee.type, "")
                return None if row is None else self._row(row, given, callee)
            case Symbol(owner, name):
                pure = self.grammar.functions.get((owner, name))
                if pure is not None:
                    return self._pure(pure, given)
                row = find(self.grammar.language, owner, name)
                return None if row is None else self._row(row, given, None)
            case Bound(receiver, name):
                made = receiver.type if isinstance(receiver, Instance) else ""
                pure = self.grammar.functions.get((made, name))
                row = (
                    find(self.grammar.language, made, name)
                    if pure is None and made
                    else lister(self.grammar.language, self.tree, receiver, name)
                )
                if pure is not None:
                    return self._pure(pure, given)
                if row is not None:
                    return self._row(row, given, receiver)
                method = self.grammar.methods.get(name)
                if method is not None and isinstance(receiver, Text | Items | Entries | Constant | Unknown | Instance):
                    first = Operand(self, given.node, frame, (receiver,))
                    whole = Given(self, given.node, (first, *given.positional), given.keywords, given.is_open)
                    return self._pure(method, whole)
        return None

    def _pure(self, function: Pure, given: Given) -> Values | None:
        """What a function without effects gives, which rests on all that it is given."""
        values = function(given)
        if values is None or not self.program.defaults:
            return values
        operands = (*given.positional, *given.keywords.values())
        names = tuple(name for operand in operands for value in operand.values for name in defaults_of(value))
        return tuple(as_default(value, names) for value in values) if names else values

    def _row(self, row: Row, given: Given, receiver: Value | None) -> Values | None:
        if given.tagged and Role.SQL in row.roles and given.positional:
            return given.positional[0].values  # a part of the template that it stands in, if it stands in one
        for argument in row.arguments:
            operand = given.get(argument.position, argument.keyword)
            if operand is None:
                continue
            # A function that takes an object of the workspace gives that object back, where it gives one.
            if argument.role is Role.OBJECT and row.name in self.program.gives_object:
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
        return tuple(Unknown(value.name, resource) for value in self.unknown(node) if isinstance(value, Unknown))

    def returned(self, function: Function, given: Given | None, caller: Frame | None) -> Values | None:
        """What a call of a function of this file gives."""
        if caller is not None and caller.calls(function.node):
            return None
        frame = Frame(function, given, function.frame, caller)
        yielded = self.grammar.yielded(function.node)
        if yielded:
            return (self._yielded(yielded, frame),)
        results = self.grammar.results(function.node)
        if not results:
            return (Constant(None),)
        return tuple(value for result in results for value in self.evaluate(result, frame))
