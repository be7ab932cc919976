"""Members of classes and of their objects: what their methods give them, and what others do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analyzers.values import binding as to
from analyzers.values.binding import Binding
from analyzers.values.containers import elements, opened
from analyzers.values.expression import Call, Member
from analyzers.values.frame import Frame
from analyzers.values.reaching import holds, walked
from analyzers.values.value import (
    Class,
    Entries,
    Function,
    Items,
    Self,
    Text,
    Unknown,
    Value,
    Values,
    is_in_turns,
    with_turns,
)

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzers.values.frame import Given
    from analyzers.values.source import Source


@dataclass(frozen=True, slots=True)
class _Rows:
    """What binds a member of a class: in its ``body``, in its constructor, where an object is ``made``, and ``later``,
    in its other methods. ``begun`` is what an object has of it when it is made."""

    body: tuple[Binding, ...]
    made: tuple[Binding, ...]
    later: tuple[Binding, ...]
    begun: tuple[Binding, ...]


class Members:
    """The members of the classes of a file. Each is looked up when it is first asked for."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._grammar = source.grammar
        self._known: dict[tuple[int, str], _Rows] = {}
        self._assigned: dict[str, tuple[tuple[Node, Binding], ...]] = {}
        self._asked: set[tuple[Class | Self, str]] = set()
        self._fields: dict[int, list[str]] = {}
        self._added: dict[tuple[Class | Self, str], list[tuple[Values | None, Values]]] = {}
        self._made: dict[tuple[Self, tuple[Class, ...]], Frame] = {}

    def member(
        self,
        value: Class | Self,
        name: str,
        way: tuple[Class, ...] = (),
        use: Node | None = None,
        frame: Frame | None = None,
    ) -> Values:
        """The member of a class, or of an object of it; ``way`` leads over what it extends to the class of this file
        that is looked in. What a base has sees the members of the class itself. A ``use`` in a method of the object
        itself, run in a ``frame``, sees what that has given it before."""
        class_ = way[-1] if way else value if isinstance(value, Class) else value.of
        way = way or (class_,)
        begun, later, is_own = self._seen(self._rows(class_, name), use)
        if is_own:
            return tuple(dict.fromkeys(inner for row in begun for inner in self._source.names.one(row, frame, ())))
        found: list[Value] = []
        given: Values = ()
        changes = dict(value.changes) if isinstance(value, Self) and len(way) == 1 else {}
        if any(isinstance(row.to, to.Defined) and self._grammar.is_property(row.to.node) for row in begun):
            found += (inner for row in begun for inner in self._membered(row, value, way))
        elif name in changes:
            found += changes[name]
        else:
            found += self._field(value, name) if isinstance(value, Self) and len(way) == 1 else ()
            found += () if found else (inner for row in begun for inner in self._membered(row, value, way))
            given = self._given(value, name, way)
        found += (inner for row in later for inner in self._membered(row, value, way))
        for base in () if found else self._grammar.bases(class_.node):
            for parent in self._source.evaluate(base, class_.frame):
                if isinstance(parent, Class) and parent not in way:
                    found += parent.source.members.member(value, name, (*way, parent))
        found += given
        if any(isinstance(row, Items | Entries) for row in found) and (
            additions := self._additions(value, name, class_)
        ):
            found = [opened(row, additions) for row in found]
        return tuple(dict.fromkeys(found)) or (Unknown(name),)

    def _additions(self, value: Class | Self, name: str, class_: Class) -> list[tuple[Values | None, Values]]:
        """What the methods of a class may add to a list or mapping that its object has, each with the keys."""
        key = (value, name)
        known = self._added.get(key)
        if known is not None:
            return known
        found = self._added[key] = []
        source = self._source
        for change in self._grammar.changes(class_.node, name):
            place = change.key if isinstance(change, to.Removed) else change.node
            for frame in source.program.frames(source, place) if not isinstance(place, str) else ():
                if frame is not None and isinstance(value, Self) and not _may_be_of(frame.function, value):
                    continue
                found.append(_addition(source, change, frame))
            found.append(((), ()))
        return found

    def _rows(self, class_: Class, name: str) -> _Rows:
        key = (class_.node.id, name)
        known = self._known.get(key)
        if known is None:
            rows = [(row, self._method(row, class_)) for row in self._grammar.members(class_.node, name)]
            makers = self._makers(class_) if any(method for _, method in rows) else ()
            body = tuple(row for row, method in rows if method is None)
            made = tuple(row for row, method in rows if method is not None and method in makers)
            later = tuple(row for row, method in rows if method is not None and method not in makers)
            sure = [at for at, row in enumerate(made) if not self._grammar.regions(row.place)]
            begun = made[sure[-1] :] if sure else (*body, *made)
            known = self._known[key] = _Rows(body, made, later, begun)
        return known

    def _makers(self, class_: Class) -> tuple[Node | None, ...]:
        """The methods that run where an object of a class is made."""
        return self._grammar.constructor(class_.node), self._grammar.completing(class_.node)

    def _method(self, binding: Binding, class_: Class) -> Node | None:
        """The method that binds a member of a class; None where its body does."""
        method = self._grammar.function(binding.place) if not isinstance(binding.to, to.Defined) else None
        return method if method is not None and self._grammar.owner(method) == class_.node else None

    def _seen(self, rows: _Rows, use: Node | None) -> tuple[tuple[Binding, ...], tuple[Binding, ...], bool]:
        """What of a member's bindings a use can see: those of before, those of other methods, and whether these are
        the ones of the use's own method alone."""
        method = self._grammar.function(use) if use is not None and (rows.made or rows.later) else None
        if use is None or method is None:
            return rows.begun, rows.later, False
        is_making = any(self._grammar.function(row.place) == method for row in rows.made[:1])
        own = rows.made if is_making else [row for row in rows.later if self._grammar.function(row.place) == method]
        if not own:
            return rows.begun, rows.later, False
        seen, is_settled = walked(self._grammar, own, use)
        if is_making:
            return tuple(seen if is_settled else (*rows.body, *seen)), rows.later, False
        if is_settled and len(own) == len(rows.later):
            return tuple(seen), (), True
        return rows.begun, tuple(row for row in rows.later if not holds(row, use)), False

    def _given(self, value: Class | Self, name: str, way: tuple[Class, ...]) -> Values:
        """What a member is given elsewhere than in the methods of its class."""
        key = (value, name)
        if key in self._asked:
            return ()
        self._asked.add(key)
        found: list[Value] = []
        for source in self._source.program.users(self._source):
            for holder, binding in source.members.assigned(name):
                if isinstance(value, Self) and source.members.tracks(value, holder):
                    continue
                for frame in source.program.frames(source, holder):
                    if any(_is_of(row, value, way) for row in source.evaluate(holder, frame)):
                        found += source.names.one(binding, frame, ())
        self._asked.discard(key)
        return tuple(found)

    def assigned(self, name: str) -> tuple[tuple[Node, Binding], ...]:
        """What gives a member of that name a value elsewhere than by ``self``, each with the object as written."""
        known = self._assigned.get(name)
        if known is None:
            known = self._assigned[name] = tuple(self._grammar.assigned(name))
        return known

    def tracks(self, value: Self, holder: Node) -> bool:
        """Whether a change by an expression is seen wherever the object is used afterwards: where it is the
        variable that the object was put in, and nothing else has got the object before."""
        made = value.given.node if value.given is not None and value.given.source is self._source else None
        variable = self._grammar.called(made) if made is not None else None
        if made is None or variable is None or self._grammar.binding(holder) is None:
            return False
        written = self._source.tree.written(holder)
        if written != self._source.tree.written(variable):
            return False
        return self._grammar.function(holder) == self._grammar.function(made) and all(
            isinstance(self._grammar.lower(self._grammar.around(mention) or mention), Member)
            for mention in self._source.names.mentions(written)
            if made.end_byte <= mention.start_byte < holder.start_byte
        )

    def _membered(self, binding: Binding, value: Class | Self, way: tuple[Class, ...]) -> Values:
        class_ = way[-1]
        if isinstance(binding.to, to.Defined):
            return (Function(self._source, binding.to.node, class_.frame, value),)
        method = self._method(binding, class_)
        if method is None:
            return self._source.names.one(binding, class_.frame, ())
        if isinstance(value, Self) and value.given is not None and method in self._makers(class_):
            value = replace(value, changes=()) if value.changes else value
            receiver = Function(self._source, method, class_.frame, value)
            if (value, way) not in self._made:
                given = _delegated(value, way) if method == self._grammar.constructor(class_.node) else None
                self._made[value, way] = Frame(receiver, given, class_.frame)
            return self._source.names.one(binding, self._made[value, way], ())
        frames = self._source.program.frames(self._source, binding.place)
        if isinstance(value, Self):
            frames = tuple(frame for frame in frames if frame is None or _may_be_of(frame.function, value)) or frames
        found = [self._source.names.one(binding, frame, ()) for frame in frames]
        if len(found) > 1 and method in self._makers(class_):  # what one object has
            made = hash((method.id, class_.frame))
            found = [tuple(with_turns(inner, ((made, turn),)) for inner in row) for turn, row in enumerate(found)]
        return tuple(inner for row in found for inner in row)

    def _field(self, value: Self, name: str) -> Values:
        """The member that a constructor without a body stores."""
        fields = self.fields(value.of)
        if value.given is None or name not in fields:
            return ()
        operand = value.given.get(fields.index(name), None) or value.given.get(None, name)
        turns = dict(value.turns)
        return tuple(row for row in operand.values if is_in_turns(row, turns)) if operand is not None else ()

    def fields(self, class_: Class) -> list[str]:
        """What the constructor of a class without one of its own stores, in the order of its arguments: first what
        the classes that it extends have."""
        known = self._fields.get(class_.node.id)
        own = self._grammar.fields(class_.node) if known is None else None
        if own is None:
            return known or []
        self._fields[class_.node.id] = []  # a class that extends itself has no more
        names: dict[str, None] = {}
        for parent in (value for base in self._grammar.bases(class_.node) for value in self._source.evaluate(base)):
            if isinstance(parent, Class) and parent.source.grammar.constructor(parent.node) is not None:
                return []  # that constructor is the class's own
            if isinstance(parent, Class):
                names.update(dict.fromkeys(parent.source.members.fields(parent)))
        names.update(dict.fromkeys(formal.name for formal in own))
        self._fields[class_.node.id] = [*names]
        return self._fields[class_.node.id]


def _delegated(value: Self, way: tuple[Class, ...]) -> Given | None:
    """The arguments with which the constructor of a class at the end of the way to it runs, for an object."""
    given = value.given
    for class_ in way[:-1]:
        source = class_.source
        constructor = source.grammar.constructor(class_.node)
        if constructor is None:
            continue  # that of the class it extends takes the arguments as they are
        call = source.grammar.delegated(constructor)
        lowered = source.grammar.lower(call) if call is not None else None
        if call is None or not isinstance(lowered, Call):
            return None
        own = Function(source, constructor, class_.frame, value)
        given = source.calls.given(call, lowered, Frame(own, given, class_.frame))
    return given


def _addition(source: Source, change: to.Change, frame: Frame | None) -> tuple[Values | None, Values]:
    match change:
        case to.Added(node, is_item):
            values = source.evaluate(node, frame)
            return None, values if is_item else elements(values)
        case to.Updated(key, node):
            keys = () if key is None else (Text(key),) if isinstance(key, str) else source.evaluate(key, frame)
            return keys, source.evaluate(node, frame)
    return (), ()


def own_use(source: Source, value: Value, node: Node, frame: Frame | None) -> Node | None:
    """A node of a file, where that stands in a method of an object that runs in a frame."""
    method = source.grammar.function(node) if isinstance(value, Self) and frame is not None else None
    own = frame.of(method) if frame is not None and method is not None else None
    return node if own is not None and own.function.receiver == value else None


def _is_of(other: Value, value: Class | Self, way: tuple[Class, ...]) -> bool:
    """Whether what is given to the members of another value is seen in those of a value."""
    if isinstance(other, Class):
        return other.node == way[-1].node
    if not isinstance(other, Self) or not isinstance(value, Self) or other.of.node != value.of.node:
        return False
    return _may_be_one(other, value)


def _may_be_of(method: Function, value: Self) -> bool:
    """Whether a method may run for an object: not for one that is made elsewhere."""
    receiver = method.receiver
    return not isinstance(receiver, Self) or _may_be_one(receiver, value)


def _may_be_one(one: Self, other: Self) -> bool:
    """Whether two objects can be the same: not those that are made at two places."""
    return one.given is None or other.given is None or one.given.node == other.given.node
