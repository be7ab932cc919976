"""What the calls of the tables of functions say of assets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzers.asset import AssetKind
from analyzers.facts import Access, Code, Runs, RunsKind
from analyzers.functions import Function as Row
from analyzers.functions import Role, find, methods, module_of
from analyzers.hole import has_hole
from analyzers.language import Language
from analyzers.values import databases
from analyzers.values.bound import bound
from analyzers.values.callees import completed
from analyzers.values.candidates import calls
from analyzers.values.databases import Database
from analyzers.values.expression import Call
from analyzers.values.frame import Frame, Given, Operand
from analyzers.values.makers import argument, makers, told
from analyzers.values.mending import Lines, is_within
from analyzers.values.objects import Named, accessed, bucket_paths, listed, locations, objects, pairs, resources
from analyzers.values.places import place_of, tell_defaults
from analyzers.values.source import Source
from analyzers.values.texts import as_text
from analyzers.values.value import Bound, Constant, Entries, Instance, Symbol, Text, Value, Values, is_none

if TYPE_CHECKING:
    from tree_sitter import Node


@dataclass(slots=True)
class Sinks:
    """Reads the calls of one file, or of some ``lines`` of it. ``taken`` are the stretches of files whose references a
    call has accounted for."""

    source: Source
    lines: Lines | None = None
    taken: set[tuple[str, int, int]] = field(default_factory=set)
    _queries: dict[Database, list[tuple[Operand, Text]]] = field(default_factory=dict)
    _scripts: dict[tuple[str, int], list[tuple[Operand, Text]]] = field(default_factory=dict)

    def read(self) -> None:
        """Notes all that the calls of the file say."""
        for node in calls(self.source):
            if not self.source.program.spend(2):
                break
            if self.lines is None or is_within(self.lines, node.start_byte):
                self._call(node)
        for database, queries in self._queries.items():
            databases.note_queries(database, queries)
        for rows in filter(None, self._scripts.values()):
            databases.run_query(rows, Language.DUCKDB, None)
        for node in self.source.grammar.declared():
            for frame in self.source.program.frames(self.source, node) if self.lines is None else ():
                self._declared(Operand(self.source, node, frame))

    def _call(self, node: Node) -> None:
        source = self.source
        lowered = source.grammar.lower(node)
        call = lowered if isinstance(lowered, Call) else source.grammar.handed(node)
        if call is None:
            self._passed(node)
            return
        for frame in source.program.frames(source, node):
            if isinstance(call, Call):
                callees, given = source.evaluate(call.function, frame), source.calls.given(node, call, frame)
            else:
                callees, given = source.evaluate(node, frame), source.calls.handed(call, frame)
            for callee in callees:
                function, whole = completed(callee, given)
                for row, receiver in self._rows(function):
                    self._take(row, whole, receiver, frame)

    def _passed(self, node: Node) -> None:
        """A function as the argument of what is not known to call it."""
        for frame in self.source.program.frames(self.source, node):
            rows = [row for value in self.source.evaluate(node, frame) for row, _ in self._rows(value)]
            if any(row.access is not None or Role.SQL in row.roles for row in rows):
                message = "what this function is called with is only known when the code runs"
                self.source.found.report(Code.UNKNOWN_VALUE, message, node.start_byte, node.end_byte)
                return

    def _rows(self, callee: Value) -> Iterator[tuple[Row, Value | None]]:
        language = self.source.grammar.language
        match callee:
            case Symbol(owner, name):
                row = find(language, owner, name)
                if row is not None:
                    yield row, None
            case Bound(Instance() as receiver, name):
                row = find(language, receiver.type, name)
                if row is not None:
                    yield row, receiver
            case Instance():
                row = find(language, callee.type, "")
                if row is not None:
                    yield row, callee
            case Bound(receiver, name) if not isinstance(receiver, Text | Constant | Entries):
                for row in methods(language, name):
                    if self.source.tree.has(module_of(row).encode()):
                        yield row, None
                        return

    def _take(self, row: Row, given: Given, receiver: Value | None, frame: Frame | None) -> None:
        if Role.SERVICE in row.roles:
            return
        call = Instance("", row, given, receiver)
        table = told(call, Role.TABLE) if row.access is not None else None
        is_of_handle = databases.is_handle(receiver) or Role.SETTINGS in row.roles
        reached = self._databases(row, given, receiver) if is_of_handle or table is not None else []
        if is_of_handle and not reached:
            reached = [*databases.unreached(row, given, receiver, table)]
        if row.is_opaque:
            databases.note_opaque(row, given)
        if table is not None:
            databases.note_table(call, table, reached)
            self._consume_arguments(row, given, (Role.TABLE, Role.SELECT, Role.NAME, Role.SCHEMA))
        elif row.opens is not None and (self.source.is_entry or frame is not None):
            databases.note_opened(row, given)
        elif Role.SQL in row.roles:
            self._query(row, given, receiver, reached if is_of_handle else None)
        else:
            self._name(call)

    def _query(self, row: Row, given: Given, receiver: Value | None, reached: list[Database] | None) -> None:
        """SQL on the databases that are ``reached``; where it is given to no connection of one, it is DuckDB's."""
        for stated in databases.statements(row, given, receiver):
            operand, holders = bound(row, given, stated)
            self.taken.update(map(_range, (operand, *holders)))
            if reached is not None:
                for database, text in databases.texts_for(reached, operand):
                    self._queries.setdefault(database, []).append((operand, text))
                continue
            key = databases.origin(receiver).key if isinstance(receiver, Instance) else ("", 0)
            texts = [as_text(value, "_") for value in operand.values if not isinstance(value, Constant)]
            self._scripts.setdefault(key, []).extend((operand, text) for text in texts)

    def _databases(self, row: Row, given: Given, receiver: Value | None) -> list[Database]:
        """What a call acts on: the database of its receiver, else the one that it is given or opens."""
        of_receiver = databases.of_handle(receiver) if receiver is not None else ()
        return [*of_receiver] or [*databases.of_call(row, given)]

    def _name(self, call: Instance) -> None:
        row, given, receiver = call.row, call.given, call.receiver
        if row.access is None and row.returns is not None:
            return
        access = self._mode(row, given)
        store = argument(row, given, Role.STORE)
        system = argument(row, given, Role.FILESYSTEM)
        is_in_bucket = system is not None and any(isinstance(value, Instance) for value in system.values)
        is_elsewhere = store is not None and not all(is_none(value) or value == Text("") for value in store.values)
        for formal in row.arguments:
            operand = given.get(formal.position, formal.keyword)
            if operand is None:
                continue
            if formal.role in _RUN:
                _run(operand, _RUN[formal.role])
            if formal.role in (Role.OBJECT, Role.OBJECTS) and is_elsewhere:
                self.taken.add(_range(operand))
                continue
            own = formal.access if formal.access is not None else access
            own = Access.UNKNOWN if formal.role is Role.STORE else own
            role = Role.BUCKET_PATH if formal.role is Role.LOCATION and is_in_bucket else formal.role
            reader = _READERS.get(role)
            for named in reader(operand) if reader else ():
                self._add(named, own, operand, row)
        if Role.KEY in row.roles or Role.PREFIX in row.roles or isinstance(receiver, Instance):
            for named in self._pairs(call):
                self._add(named, access, None, row)
        if Role.S3 in row.roles:
            self._constructed(given)

    def _declared(self, operand: Operand) -> None:
        """An S3 object that is declared as one."""
        for asset, (found, start, end) in objects(operand):
            found.add(asset, Access.UNKNOWN, start, end, "s3-object")
            self.taken.add((found.path, start, end))

    def _constructed(self, given: Given) -> None:
        """An S3 object that its constructor makes."""
        source = self.source
        pure = source.grammar.functions.get(("wmill", "S3Object"))
        values = pure(given) if pure else None
        operand = Operand(source, given.node, None, values or ())
        for named in objects(operand) if values else ():
            asset, (found, start, end) = named
            found.add(asset, Access.UNKNOWN, start, end, "s3-object")
            self.taken.add((found.path, start, end))

    def _pairs(self, call: Instance) -> Iterator[Named]:
        """The objects that buckets and keys name together, of this call and of those that made its receiver."""
        for maker in makers(call):
            place = argument(maker.row, maker.given, Role.LOCATION) if maker is not call else None
            if place is not None:
                yield from locations(place)
        yield from pairs(call)

    def _mode(self, row: Row, given: Given) -> Access:
        access = row.access or Access.UNKNOWN
        for formal in row.arguments:
            if formal.role is Role.MODE:
                operand = given.get(formal.position, formal.keyword)
                modes: Values = (Text(formal.default or "r"),) if operand is None else operand.values
                access = Access.UNKNOWN
                for mode in modes:
                    access |= accessed(mode.text) if isinstance(mode, Text) else Access.UNKNOWN
            elif formal.role is Role.METHOD:
                operand = given.get(formal.position, formal.keyword)
                for name in operand.values if operand else ():
                    method = (
                        find(self.source.grammar.language, row.owner, name.text) if isinstance(name, Text) else None
                    )
                    access |= method.access or Access.UNKNOWN if method else Access.UNKNOWN
        return access

    def _add(self, named: Named, access: Access, operand: Operand | None, row: Row) -> None:
        asset, (found, start, end) = named
        is_of_workspace = row.owner.startswith(("wmill", "windmill-client"))
        rule = "sdk-call" if is_of_workspace else "library-call"
        rule = "volume-file" if asset.kind is AssetKind.VOLUME else rule
        is_mention = asset.kind is AssetKind.RESOURCE and access is Access.READ
        access, whole = Access.UNKNOWN if is_mention else access, bool(access & Access.WRITE)
        found.add(asset, access, start, end, rule, whole=whole, bucket=not is_of_workspace)
        self.taken.add((found.path, start, end))
        if operand is not None:
            self.taken.add(_range(operand))

    def _consume_arguments(self, row: Row, given: Given, roles: tuple[Role, ...]) -> None:
        for role in roles:
            operand = argument(row, given, role)
            if operand is not None:
                self.taken.add(_range(operand))


def _range(operand: Operand) -> tuple[str, int, int]:
    return operand.source.found.path, operand.node.start_byte, operand.node.end_byte


def _run(operand: Operand, kind: RunsKind) -> None:
    """Notes the script or flow that an argument names by its path; a hash has no folder."""
    for value in operand.values:
        if isinstance(value, Text) and "/" in value.text and not has_hole(value.text):
            tell_defaults(operand, value)
            found, start, end = place_of(operand, value)
            found.run(Runs(kind, value.text), start, end)


_RUN = {Role.SCRIPT: RunsKind.SCRIPT, Role.FLOW: RunsKind.FLOW}

_READERS: dict[Role, Callable[[Operand], Iterator[Named]]] = {
    Role.OBJECT: objects,
    Role.OBJECTS: listed,
    Role.RESOURCE: resources,
    Role.STORE: resources,
    Role.LOCATION: locations,
    Role.BUCKET_PATH: bucket_paths,
    Role.COPY_SOURCE: bucket_paths,
}
"""What an argument names, by its role."""
