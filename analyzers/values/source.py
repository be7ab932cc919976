"""One file of an analysis: what its expressions are worth."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from analyzers.facts import Code
from analyzers.findings import Findings
from analyzers.functions import Role, find
from analyzers.values import expression as shape
from analyzers.values.calls import Calls
from analyzers.values.conditions import Conditions
from analyzers.values.containers import (
    element,
    elements,
    filled,
    is_missing,
    joined,
    merged,
    repeated,
    turns_where_missing,
)
from analyzers.values.frame import Frame, Given, Operand
from analyzers.values.grammar import Grammar
from analyzers.values.makers import component
from analyzers.values.members import Members, own_use
from analyzers.values.names import Names
from analyzers.values.texts import as_text, bounded, concatenated, cut, joined_texts, shown, spoken
from analyzers.values.value import (
    Bound,
    Class,
    Constant,
    Entries,
    File,
    Function,
    Instance,
    Items,
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
    first_resource,
    in_turns,
    is_none,
    is_open,
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
        self.calls = Calls(self)
        self.conditions = Conditions(self)
        self._values: dict[tuple[int, Frame | None], Values] = {}
        self._circular: set[int] = set()
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
            shape.Spliced: self._spliced,
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
            return known or self._within_itself(node)
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
            self.found.report(Code.TOO_DEEP, "an expression here nests deeper than can be followed", node.start_byte)
            values = ()
        finally:
            self.program.depth -= 1
        self._values[key] = values = values if 0 < len(values) <= self._limit else self.unknown(node)
        return values

    def _within_itself(self, node: Node) -> Values:
        self._circular.add(node.id)
        return self.unknown(node)

    def unknown(self, node: Node, *made_of: Value) -> Values:
        """The value of an expression that only the run knows, made of others."""
        end = min(node.end_byte, node.start_byte + 200)
        resource = first_resource(map(resource_of, made_of))
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
        alternatives = [spoken(self.evaluate(part, frame)) for part in total.parts]
        written = [self.tree.written(part)[:200] for part in total.parts]
        rows = bounded(alternatives, written, self._limit)
        return tuple(self._added(node, total, row, written) for row in rows)

    def _added(self, node: Node, total: shape.Sum, row: tuple[Value, ...], written: list[str]) -> Value:
        if any(isinstance(value, Text) for value in row):
            return concatenated(as_text(value, name) for value, name in zip(row, written, strict=True))
        if any(isinstance(value, Items) for value in row):
            return joined(row)
        numbers = [value.value for value in row if isinstance(value, Constant) and value.value is not None]
        defaults = tuple(name for value in row for name in defaults_of(value))
        is_known = len(numbers) == len(row) and not self._counts(node, total)
        return Constant(sum(numbers), defaults) if is_known else self.unknown(node)[0]

    def _counts(self, node: Node, total: shape.Sum) -> bool:
        """Whether a member is given a sum of what it has: how far it counts only the run knows."""
        name = self.grammar.stored(node)
        members = (self.grammar.lower(part) for part in total.parts) if name is not None else ()
        return total.grows or any(
            isinstance(row, shape.Member) and name is not None and row.name == self.tree.written(name)
            for row in members
        )

    def _binary(self, node: Node, binary: shape.Binary, frame: Frame | None) -> Values:
        operator = self.grammar.functions.get(("operator", binary.operator))
        if operator is None:
            return self.unknown(node)
        operands = (self.operand(binary.left, frame), self.operand(binary.right, frame))
        return self.calls.pure(operator, Given(self, node, operands)) or self.unknown(node)

    def _formatted(self, node: Node, formatted: shape.Formatted, frame: Frame | None) -> Values:
        written = self.tree.written(formatted.node)[:200]
        return tuple(shown(value, formatted.spec, written) for value in spoken(self.evaluate(formatted.node, frame)))

    def _choice(self, node: Node, choice: shape.Choice, frame: Frame | None) -> Values:
        if choice.condition is None:
            return tuple(value for option in choice.options for value in self.evaluate(option, frame))
        found: list[Value] = []
        for condition in self.evaluate(choice.condition, frame):
            is_absent = isinstance(condition, Bound) and is_missing(condition, True)
            truth = False if is_absent else truth_of(condition)
            turns = turns_where_missing(condition) if is_absent else turns_of(condition)
            for option in choice.options if truth is None else (choice.options[not truth],):
                found.extend(with_turns(value, turns) for value in self.evaluate(option, frame))
        return tuple(found)

    def _fallback(self, node: Node, fallback: shape.Fallback, frame: Frame | None) -> Values:
        found: list[Value] = []
        missing: list[Turns] = []
        lowered = self.grammar.lower(fallback.node)
        # Under a key that is not known there may be nothing.
        is_certain = not isinstance(lowered, shape.Item) or not all(map(is_open, self.evaluate(lowered.index, frame)))
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

    def _spliced(self, node: Node, spliced: shape.Spliced, frame: Frame | None) -> Values:
        found: list[Value] = []
        for value in self.evaluate(spliced.node, frame):
            held = component(value, Role.STATEMENT) if isinstance(value, Instance) else None
            if held is None and not (isinstance(value, Text) and value.is_statement):
                return self.unknown(node)
            found += held.values if held is not None else (value,)
        return tuple(found)

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

    def yielded(self, yielded: tuple[shape.Argument, ...], frame: Frame | None) -> Value:
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
                if node.id in self._circular:  # what a loop spreads of its own is no more than it began with
                    values = tuple(value for value in values if not isinstance(value, Unknown)) or values
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
        if len(values) > 1 and not member.may_lack:
            values = tuple(value for value in values if not is_none(value)) or values
        if member.name in self.grammar.taking:
            values = filled(values)
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
                return self.calls.row(row, Given(self, node), value) or self.unknown(node)
            case Text() if name == "value":  # of a member of an enumeration
                return (value,)
        return (Bound(value, name),)

    def _run(self, member: Value, node: Node) -> Values:
        """A member of an object as it is read: what a property gives."""
        if not isinstance(member, Function) or not member.source.grammar.is_property(member.node):
            return (member,)
        return member.source.calls.returned(member, Given(self, node), None) or self.unknown(node)

    def bases(self, class_: Class) -> Values:
        """What a class of the file extends."""
        return tuple(value for base in self.grammar.bases(class_.node) for value in self.evaluate(base, class_.frame))

    def entered(self, value: Value, node: Node) -> Values:
        """What a ``with`` gives of a value: the value, what its own method gives, or what it yields."""
        match value:
            case Items():
                return elements((value,))
            case Self():
                return self._by(value, ("__enter__", "__aenter__"), node)
        return (value,)

    def iterated(self, values: Values, node: Node) -> Values:
        """What a loop over some values goes through: over an object what its own method gives."""
        if not any(isinstance(value, Self) for value in values):
            return values
        return tuple(
            inner for value in values for inner in self._by(value, ("__iter__", "__aiter__"), node) or (value,)
        )

    def _by(self, value: Value, names: tuple[str, ...], node: Node) -> Values:
        """What the methods of these names of an object give; nothing where it has none."""
        found = (row for name in names for row in self.member(value, name, node)) if isinstance(value, Self) else ()
        methods = [row for row in found if isinstance(row, Function)]
        given = Given(self, node)
        return tuple(inner for row in methods for inner in self.calls.called(row, given, None) or self.unknown(node))

    def _item(self, node: Node, item: shape.Item, frame: Frame | None) -> Values:
        found: list[Value] = []
        for value in filled(self.evaluate(item.object, frame)):
            for index in self.evaluate(item.index, frame):
                values = element(value, index) or self.unknown(node, value)
                if is_open(index):
                    values = in_turns(values, hash((value, index, frame)))
                values = tuple(with_turns(each, turns_of(index)) for each in values)
                names = defaults_of(index)
                found.extend((as_default(each, names) for each in values) if names else values)
        return tuple(found)

    def _call(self, node: Node, call: shape.Call, frame: Frame | None) -> Values:
        given = self.calls.given(node, call, frame)
        found: list[Value] = []
        for callee in self.evaluate(call.function, frame):
            found.extend(
                self.calls.called(callee, given, frame) or self.unknown(node, callee, *self.calls.made_of(given))
            )
        return tuple(found)
