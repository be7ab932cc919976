"""Names of one file: what binds them, and what they are worth at a use."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from analyzers.functions import find
from analyzers.values import binding as to
from analyzers.values import start
from analyzers.values.binding import Binding, Formal
from analyzers.values.containers import elements, extended, joined_mappings, taken, updated, without
from analyzers.values.frame import Frame
from analyzers.values.reaching import holds, reaching, walked
from analyzers.values.texts import joined_texts
from analyzers.values.value import (
    Class,
    Constant,
    Entries,
    Function,
    Instance,
    Items,
    Self,
    Symbol,
    Text,
    Unknown,
    Value,
    Values,
    as_default,
    in_turns,
    is_in_turns,
    is_none,
    is_unknown,
    of_any_turn,
    resource_of,
    turns_of,
    with_turns,
)

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzers.values.source import Source


_NESTING = 40  # changes in arms whose own values were changed in arms

_EMPTY = (Constant(None), Text(""))  # defaults that say nothing of what a run gives


class Names:
    """The names of a file. Each is looked up when it is first asked for, by searching the text for it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._grammar = source.grammar
        self._nesting = 0
        self._changes: dict[tuple[int, Frame | None], Values] = {}
        self._bindings: dict[str, dict[int, list[Binding]]] = {}
        self._fixed: dict[str, Values] = {}
        self._free: dict[str, Values] = {}
        self._preceding: dict[Binding, list[Binding]] = {}
        self._formals: dict[int, dict[str, Formal]] = {}

    @cached_property
    def _opened(self) -> tuple[str, ...]:
        return self._grammar.opened()

    def bindings(self, name: str) -> dict[int, list[Binding]]:
        """What binds a name, in order of the text, by the id of the scope."""
        known = self._bindings.get(name)
        if known is None:
            known = self._bindings[name] = {}
            for node in self.mentions(name):
                binding = self._grammar.binding(node)
                if binding is not None:
                    known.setdefault(binding.scope.id, []).append(binding)
            if len(known) > 1:
                self._bring_home(known)
            for id_, rows in known.items():
                if any(isinstance(row.to, to.Defined) and row.to.is_class for row in rows):
                    known[id_] = [row for row in rows if not isinstance(row.to, to.Change)]  # of its members
        return known

    def _bring_home(self, known: dict[int, list[Binding]]) -> None:
        """Puts changes in place to the scope around them that has what is changed."""
        for id_ in [id_ for id_, rows in known.items() if all(isinstance(row.to, to.Change) for row in rows)]:
            around = (scope.id for scope in self._grammar.scopes(known[id_][0].place))
            home = next((scope for scope in around if scope != id_ and scope in known), None)
            if home is not None:
                known[home] = sorted((*known[home], *known.pop(id_)), key=lambda row: row.place.start_byte)

    def mentions(self, name: str) -> list[Node]:
        return self._grammar.mentions(name)

    def fixed(self, use: Node) -> Values | None:
        """What a name is worth that has the same value at every use; None where that is not known, or it is no name."""
        return self._fixed.get(self._source.tree.written(use)) if use.type in self._grammar.names else None

    def values(self, name: str, use: Node, frame: Frame | None) -> Values:
        """What a name is worth at a use."""
        fixed = self._fixed.get(name)
        if fixed is not None:
            return fixed
        by_scope = self.bindings(name)
        if by_scope:
            root = self._source.tree.root
            # Most names belong to the file alone, so that the scopes need not be known.
            is_global = len(by_scope) == 1 and root.id in by_scope
            for scope in (root,) if is_global else self._grammar.scopes(use):
                bindings = by_scope.get(scope.id)
                if bindings:
                    seen = self._seen(bindings, scope, use) if len(bindings) > 1 else bindings
                    values = self._all(seen, frame, bindings)
                    if any(row.place.start_byte > use.start_byte for row in seen if len(seen) > 1):
                        values = tuple(dict.fromkeys(map(of_any_turn, values)))  # of an earlier pass of a loop
                    if len(values) > 1:
                        values = in_turns(values, hash((*(row.place.id for row in seen), frame)))
                    if is_global and self._is_fixed(bindings, values):
                        self._fixed[name] = values
                    return values
        known = self._free.get(name)
        if known is None:
            known = self._free[name] = self._unbound(name)
        return known

    def _seen(self, bindings: list[Binding], scope: Node, use: Node) -> list[Binding]:
        """Those of several bindings of a scope that a use can see. Of a scope around its function it sees all; where
        the function surely binds the name itself, that and what yet other functions bind."""
        function = self._grammar.function(use)
        if scope.id == (function or self._source.tree.root).id:
            return reaching(self._grammar, bindings, use) or bindings
        places = [(row, self._grammar.function(row.place)) for row in bindings]
        own = [row for row, place in places if place == function]
        seen, is_settled = walked(self._grammar, own, use) if own else ([], False)
        if not is_settled:
            return [row for row in bindings if row not in own or not holds(row, use)]
        known = (None, function, scope, self._grammar.function(scope))
        return [*seen, *(row for row, place in places if place not in known)]

    def _is_fixed(self, bindings: list[Binding], values: Values) -> bool:
        """Whether a name of the file has the same values at every use: a library or a handle that it is given once."""
        is_handle = all(isinstance(value, Symbol | Instance) for value in values)
        return is_handle and len(bindings) == 1 and self._grammar.function(bindings[0].place) is None

    def follow_imports(self) -> None:
        """Reads the files of the workspace that the file imports, and those that they import."""
        for place in self._grammar.imports():
            binding = self._grammar.binding(place)
            if binding is not None:
                self.one(binding, None, ())

    def defaults(self) -> list[str]:
        """The names that the file gives to what other files export without one."""
        found = [(place, self._grammar.binding(place)) for place in self._grammar.imports()]
        return [
            self._source.tree.written(place)
            for place, binding in found
            if binding and isinstance(binding.to, to.Imported) and binding.to.name == "default"
        ]

    def exported(self, name: str) -> Values:
        """What another file gets that imports the name."""
        bindings = self.bindings(name).get(self._source.tree.root.id)
        if bindings:
            return self._all(bindings, None, bindings)
        for module in self._opened if self._source.program.spend() else ():
            values = self._source.program.imported(self._source, module, name, self._source.tree.root)
            if not any(isinstance(value, Symbol | Unknown) for value in values):
                return values
        return (Unknown(name),)

    def _unbound(self, name: str) -> Values:
        language = self._grammar.language
        for module in self._opened:
            if find(language, module, name) or (module, name) in self._grammar.functions:
                return (Symbol(module, name),)
        return (Symbol(self._grammar.globals, name),)

    def _all(self, rows: list[Binding], frame: Frame | None, bindings: list[Binding] | tuple[()]) -> Values:
        """What any of some bindings gives the name."""
        if len(rows) > 1 and frame is not None:
            rows = [row for row in rows if self._source.conditions.run(row.place, frame)] or rows
        if len(rows) == 1:
            return self.one(rows[0], frame, bindings)
        return tuple(dict.fromkeys(value for row in rows for value in self.one(row, frame, bindings)))

    def one(self, binding: Binding, frame: Frame | None, bindings: list[Binding] | tuple[()]) -> Values:
        """What one binding gives the name; ``bindings`` are all of its scope."""
        source = self._source
        if not source.program.spend():
            return (Unknown(source.tree.written(binding.place)),)
        if isinstance(binding.to, to.Imported):
            return source.program.imported(source, binding.to.module, binding.to.name, binding.place)
        if isinstance(binding.to, to.Parameter) and not binding.to.path:
            return self._argument(binding.to.function, binding.to.name, frame)
        own = self._frame_of(binding, frame)
        match binding.to:
            case to.Assigned(node, path, default):
                whole = source.evaluate(node, own)
                values = taken(in_turns(whole, hash((node.id, own))) if path else whole, path)
                if default is not None and is_unknown(values) and any(isinstance(value, Unknown) for value in whole):
                    values = (*_known_as(source.tree.written(binding.place), values), Constant(None))  # may be missing
                values = self._defaulted(values, default, own)
            case to.Entered(node, path):
                entered = (found for value in source.evaluate(node, own) for found in source.entered(value, node))
                values = taken(tuple(entered), path)
            case to.Element(node, path, is_paired, parameter, default):
                called = own.of(parameter.function) if parameter is not None and own is not None else None
                if parameter is not None and called is not None and called.given is not None:
                    return self.one(replace(binding, to=parameter), frame, bindings)
                held = source.iterated(source.evaluate(node, own), node)
                if parameter is not None:  # a mapping gives a callback its values
                    held = tuple(
                        Items((*value.entries.values(),)) if isinstance(value, Entries) else value for value in held
                    )
                each = in_turns(elements(held, is_paired), hash((node.id, own)))
                values = self._defaulted(taken(each, path), default if each else None, own)
            case to.Added() | to.Updated() | to.Removed():
                values = self._changed(binding, own, bindings)
            case to.Parameter(function, name, path, default):
                given = self._argument(function, name, frame)
                values = self._defaulted(taken(given, path), default, own)
                if default is None or not self._is_started(function) or (own is not None and own.given is not None):
                    return values
                return self._by_default(values, source.tree.written(binding.place), default)
            case to.Receiver(class_):
                return (self._receiver(binding, class_, frame),)
            case to.Defined(node, is_class):
                return (Class(source, node, own) if is_class else Function(source, node, own),)
            case _:
                values = ()
        return _known_as(source.tree.written(binding.place), values) if is_unknown(values) else values

    def _defaulted(self, values: Values, default: Node | None, frame: Frame | None) -> Values:
        """The values, with the default for those that are missing."""
        missing = [turns_of(value) for value in values if is_none(value)] if values else [()]
        if default is None or not missing:
            return values
        others = self._source.evaluate(default, frame)
        known = (value for value in values if not is_none(value))
        return (*known, *(with_turns(other, turns) for turns in missing for other in others))

    def _frame_of(self, binding: Binding, frame: Frame | None) -> Frame | None:
        if frame is None:
            return None
        if frame.function.node.id == binding.scope.id and not isinstance(binding.to, to.Defined | to.Parameter):
            return frame
        function = self._grammar.function(binding.place)
        return None if function is None else frame.of(function) or frame

    def _argument(self, function: Node, name: str, frame: Frame | None) -> Values:
        own = frame.of(function) if frame else None
        formal = self._formal(function, name)
        if formal is None:
            return (Unknown(name),)
        given = own.given if own else None
        if given is not None:
            if formal.rest:
                items = tuple(operand.values for operand in given.positional[formal.position or 0 :])
                return (Items(items, not given.is_open),)
            if formal.options:
                return (Entries({key: operand.values for key, operand in given.keywords.items()}, not given.is_open),)
            operand = given.get(formal.position, None) or given.get(None, name)
            if operand is not None:
                return _in_turns_of(own.function, operand.values) if own else operand.values
            if given.is_open:
                return (Unknown(name),)
        elif self._is_started(function):
            known = start.given(self._source.program.context.arguments, name)
            if known is not None:
                return known
        if formal.default is None:
            left_out = self._grammar.omitted if given is not None and not given.tagged else ()
            return left_out or (self._started(function, name),)
        values = self._source.evaluate(formal.default, own.outer if own else None)
        if given is None and self._is_started(function):  # a run gives what an empty default leaves open
            values = tuple(self._started(function, name) if value in _EMPTY else value for value in values)
            return self._by_default(values, name, formal.default)
        return values

    def _by_default(self, values: Values, name: str, default: Node) -> Values:
        """Values that hold where a run gives no others."""
        self._source.program.defaults.setdefault(name, (self._source, self._source.tree.parent(default) or default))
        return tuple(as_default(value, (name,)) for value in values)

    def _started(self, function: Node, name: str) -> Unknown:
        """An argument that only a run, or a call that is not shown, gives."""
        if not self._is_started(function):
            return Unknown(name)
        return Unknown(name, start.declared(self._source.program.context.schema, name) or f"${name}")

    def _formal(self, function: Node, name: str) -> Formal | None:
        """The parameter of a function by its name."""
        known = self._formals.get(function.id)
        if known is None:
            rows = reversed(self._grammar.formals(function))  # of two with one name the first one counts
            known = self._formals[function.id] = {row.name: row for row in rows}
        return known.get(name)

    def _is_started(self, function: Node) -> bool:
        """Whether a run starts with this function."""
        return (
            self._source.is_entry
            and start.is_started(function)
            and self._grammar.function(function) is None
            and self._grammar.owner(function) is None
        )

    def _receiver(self, binding: Binding, class_: Node, frame: Frame | None) -> Value:
        function = self._grammar.function(binding.place) or binding.scope
        own = frame.of(binding.scope) or frame.of(function) if frame else None
        if own is not None and own.function.receiver is not None:
            return own.function.receiver
        return Self(Class(self._source, class_))

    def _changed(self, binding: Binding, frame: Frame | None, bindings: list[Binding] | tuple[()]) -> Values:
        """What a change makes of the value before it. A run of changes is followed back to where it began and then
        applied in order: one after another they would nest as deep as the text is long. Each is worked out once: in a
        row of arms there are as many ways to the last change as there are subsets of them."""
        key = (binding.place.id, frame)
        if key not in self._changes:
            self._changes[key] = ()  # what a loop brings back to itself
            self._changes[key] = self._traced(binding, frame, bindings)
        return self._changes[key]

    def _traced(self, binding: Binding, frame: Frame | None, bindings: list[Binding] | tuple[()]) -> Values:
        changes = [binding]
        before = self._before(binding, bindings)
        while len(before) == 1 and isinstance(before[0].to, to.Change) and self._source.program.spend():
            changes.append(before[0])
            before = self._before(before[0], bindings)
        if self._nesting >= _NESTING:
            return ()
        self._nesting += 1
        values = self._all(before, frame, bindings)
        if len(before) == 1:
            values = in_turns(values, hash((before[0].place.id, frame)))
        self._nesting -= 1
        for change in reversed(changes):
            values = self._applied(change, joined_mappings(values), self._frame_of(change, frame))
        return values

    def _before(self, binding: Binding, bindings: list[Binding] | tuple[()]) -> list[Binding]:
        """What a change can be of. Every later change in a run asks it again."""
        if not bindings:
            return []
        if binding not in self._preceding:
            seen = reaching(self._grammar, bindings, binding.place)
            self._preceding[binding] = [row for row in seen if row is not binding]
        return self._preceding[binding]

    def _applied(self, binding: Binding, old: Values, frame: Frame | None) -> Values:
        source = self._source
        if isinstance(binding.to, to.Added):
            new = source.evaluate(binding.to.node, frame)
            if any(isinstance(value, Items) for value in old):
                is_repeated = any(region.repeats for region in self._grammar.regions(binding.place))
                return tuple(extended(value, new, binding.to.item, is_repeated) for value in old)
            if all(isinstance(value, Constant) for value in new) and not any(isinstance(value, Text) for value in old):
                return ()  # a counter: how far it goes only the run knows
            written = (source.tree.written(binding.place), source.tree.written(binding.to.node))
            return (
                joined_texts((old or (Unknown(written[0]),), new), written, source.program.context.limits.alternatives)
                or ()
            )
        assert isinstance(binding.to, to.Updated | to.Removed)
        key = binding.to.key
        keys = (Text(key),) if isinstance(key, str) else () if key is None else source.evaluate(key, frame)
        if isinstance(binding.to, to.Removed):
            return tuple(without(value, keys) for value in old)
        new = source.evaluate(binding.to.node, frame)
        return tuple(updated(value, keys, new) for value in old)


def _in_turns_of(function: Function, values: Values) -> Values:
    """The arguments that a function has in the turns that it, or the object whose method it is, belongs to."""
    receiver = function.receiver
    turns = dict((*function.turns, *(turns_of(receiver) if receiver is not None else ())))
    return tuple(value for value in values if is_in_turns(value, turns)) or values if turns else values


def _known_as(name: str, values: Values) -> Values:
    """Unknown values under the name that they are given."""
    return tuple(dict.fromkeys(Unknown(name, resource_of(value)) for value in values)) or (Unknown(name),)
