"""The files of one analysis, and the calls that lead through them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from analyzers.asset import Asset
from analyzers.context import Context
from analyzers.facts import Code
from analyzers.findings import Findings
from analyzers.language import Language
from analyzers.sql import QueryFacts, analyze_query
from analyzers.text import Text
from analyzers.values.binding import Assigned
from analyzers.values.callees import completed
from analyzers.values.expression import Call, Member
from analyzers.values.frame import Frame, Given, chosen, distinct
from analyzers.values.grammar import Grammar, Handed
from analyzers.values.mending import Lines, mended
from analyzers.values.sinks import Sinks
from analyzers.values.source import Source
from analyzers.values.uris import URIs
from analyzers.values.value import Class, File, Function, Self, Symbol, Unknown, Values

if TYPE_CHECKING:
    from tree_sitter import Node

_CALLS = 60  # functions within each other, or calls of each other, that are followed back to where they begin
_STEPS = 60_000  # evaluations of one analysis: a second of work; a script of 5,000 lines needs a tenth


class Program:
    """The analysed file and those that it imports. ``gives_object`` are the functions that return the object they are
    given."""

    gives_object = frozenset(
        {"write_s3_file", "writeS3File", "sign_s3_object", "signS3Object", "parse_s3_object", "parseS3Object"}
    )

    def __init__(self, grammar: type[Grammar], context: Context) -> None:
        self.context = context
        self.depth = 0
        self._grammar = grammar
        self._steps = 0
        self.is_cut = False
        """Whether calls of a function were left out."""
        self._files: dict[str, Source | None] = {}
        self._collectors: dict[str, Findings] = {}
        self._paths: dict[tuple[str, str, str | None], tuple[tuple[str, str | None], ...]] = {}
        self._importers: dict[str, list[Source]] = {}
        self._following = 0
        self._frames: dict[tuple[str, int], tuple[Frame | None, ...]] = {}
        self._under_way: set[tuple[str, int]] = set()
        self.returning: set[tuple[str, int]] = set()
        """The functions that have calls which lead back to them, and are not followed."""
        self.defaults: dict[str, tuple[Source, Node]] = {}
        """The parameters of a run whose defaults count, by name, each with where it is declared."""
        self.broken: list[tuple[Source, Lines]] = []
        """The files as they are that have lines left out, with these lines."""
        self.unreached: set[tuple[str, str]] = set()
        """The connections of no known database of which that was said."""
        self._queries: dict[tuple[str, Language, Asset | None, str | None, bool], QueryFacts] = {}

    def open(self, text: Text, found: Findings) -> Source:
        """The analysed file."""
        self._collectors[found.path] = found
        source = self._files[self.context.path] = self._source(text, found, self.context.path)
        _report_errors(self.broken[0][0] if self.broken else source)
        return source

    def _source(self, text: Text, found: Findings, path: str) -> Source:
        """A file, without the lines that break it; what these say is read from the tree that has them."""
        grammar = self._grammar(text)
        mending = mended(grammar.tree, grammar.has_blocks)
        if mending is None:
            return Source(self, grammar, found, path)
        tree, lines = mending
        self.broken.append((Source(self, grammar, found, path), lines))
        return Source(self, self._grammar(text, tree), found, path)

    @property
    def sources(self) -> list[Source]:
        return [source for source in self._files.values() if source is not None]

    @cached_property
    def is_library(self) -> bool:
        """Whether the analysed file has nothing that a run starts: what it does, those do that import it."""
        return not any(self.sources[0].names.bindings(name) for name in self._grammar.entries)

    def found(self, path: str) -> Findings:
        """The collector of the file at a path of occurrences."""
        return self._collectors[path]

    def spend(self, steps: int = 1) -> bool:
        """Counts steps of the evaluation; False when the analysis has made all it may."""
        self._steps += steps
        return self._steps <= _STEPS

    def close(self) -> None:
        """Forgets the files. What is known of a file knows the file: as garbage that holds itself it would wait for the
        collector, which takes as long over it as a part of the analysis."""
        for source in (*self.sources, *(source for source, _ in self.broken)):
            vars(source).clear()

    def query(
        self, sql: str, dialect: Language, database: Asset | None, schema: str | None, is_client: bool
    ) -> QueryFacts:
        """What an SQL text says, run by the workspace or by a client; one that comes again is not read again."""
        key = (sql, dialect, database, schema, is_client)
        known = self._queries.get(key)
        if known is None:
            buckets = self.context.storages or () if is_client else ()
            known = self._queries[key] = analyze_query(sql, dialect, database, schema, self.context.limits, buckets)
        return known

    def imported(self, importer: Source, module: str, name: str | None, place: Node) -> Values:
        """What an import gives: of a file of the workspace its own value, else what the library calls it."""
        key = (importer.path, module, name)
        paths = self._paths.get(key)
        if paths is None:
            paths = self._paths[key] = importer.grammar.workspace_paths(module, name, importer.path)
        for path, export in paths:
            source = self._file(importer, path)
            if source is not None:
                if importer not in (importers := self._importers.setdefault(path, [])):
                    importers.append(importer)
                return (File(source),) if export is None else source.names.exported(export)
        if paths:
            importer.found.report(
                Code.UNRESOLVED_IMPORT,
                f"'{paths[0][0]}' is not available, so what it does is not known",
                place.start_byte,
                place.end_byte,
            )
            return (Unknown(importer.tree.written(place)),)
        return (Symbol(module, name or ""),)

    def _file(self, importer: Source, path: str) -> Source | None:
        if path not in self._files:
            given = importer.found.read(path)
            if given is None or given.language not in self._grammar.languages:
                self._files[path] = None
            else:
                text = Text(given.content)
                found = self._collectors[path] = importer.found.inside(text, path)
                self._files[path] = self._source(text, found, path)
        return self._files[path]

    def frames(self, source: Source, node: Node) -> tuple[Frame | None, ...]:
        """The calls in which the code at a node runs, as far as the text shows them; one of None at the top of a file,
        none where an import does not run that. Of a function that nothing is seen to call: one call with unknown
        arguments in the analysed file, none in an imported one."""
        function = source.grammar.function(node)
        if function is None:
            return (None,) if source.is_entry or not source.grammar.is_guarded(node) else ()
        key = (source.path, function.id)
        known = self._frames.get(key)
        if known is None:
            if self._following >= _CALLS:
                self.returning.add(key)
                return (Frame(Function(source, function), None),)
            self._frames[key] = ()
            self._under_way.add(key)
            self._following += 1
            calls = distinct(self._calls(source, function))
            known = self._frames[key] = chosen(calls, self.context.limits.alternatives)
            self.is_cut |= len(known) < len(calls)
            self._following -= 1
            self._under_way.discard(key)
        elif key in self._under_way:
            self.returning.add(key)
        return source.conditions.frames(node, known)

    def _calls(self, source: Source, function: Node) -> list[Frame]:
        name = source.grammar.called(function)
        around = self.frames(source, function)
        frames: list[Frame] = []
        is_free = name is None or (source.is_entry and source.tree.written(name) in source.grammar.entries)
        uses = [*self._uses(source, name)] if name is not None else []
        is_held = name is None or source.grammar.collection(function).id != function.id
        uses += [(source, function)] if is_held else []
        if name is not None and source.tree.written(name) == source.grammar.calling:
            uses += ((caller, use) for caller in self.users(source) for use in caller.grammar.callees())
        seen = {function.id, *(node.id for _, node in uses)}
        for caller, use in uses:
            call = caller.grammar.call(use)
            handed = caller.grammar.handed(use)
            if call is not None:
                for frame in self.frames(caller, call):
                    frames += self._framed(source, function, caller, call, frame)
            elif handed is not None:
                is_free &= name is not None
                for frame in self.frames(caller, handed.call):
                    frames += self._handed(function, caller, use, handed, frame)
            elif found := [*self.others(caller, use, seen)]:
                is_free &= name is not None
                others = [row for row in found if row[1].id not in seen]
                seen.update(node.id for _, node in others)
                uses += others
            elif (holder := caller.grammar.held(use)) is not None and holder.id in seen:
                continue  # the list that holds it was followed
            elif passed := self._passed(source, function, caller, use):
                is_free &= name is not None
                frames += passed
            elif read := self._read(function, caller, use):
                frames += read
            elif not is_free and not caller.grammar.is_tested(use):
                values = caller.evaluate(use)
                is_free = any(isinstance(value, Function) and value.node == function for value in values)
        if name is not None and source.grammar.is_setter(function):
            frames += self._set(source, function, source.tree.written(name))
        if is_free or (source.is_entry and not frames):
            frames += [Frame(Function(source, function, frame), None, frame, frame) for frame in around]
        return frames

    def _uses(self, source: Source, name: Node) -> Iterator[tuple[Source, Node]]:
        """The expressions that speak of what has a name."""
        for caller, mention in self._mentions(source, name):
            yield caller, caller.grammar.whole(mention)

    def others(self, caller: Source, use: Node, seen: set[int]) -> Iterator[tuple[Source, Node]]:
        """The expressions that have the value of another one: those that speak of the variable that it, or the list
        that holds it, is put in, and the calls of the function that gives it. Each name is looked up once."""
        grammar = caller.grammar
        alias = grammar.called(use) or grammar.stored(use)
        if alias is not None:
            yield from self._uses(caller, alias)
        holder = grammar.held(use)
        is_new = holder is not None and holder != alias and holder.id not in seen
        if holder is not None:
            seen.add(holder.id)
        collection = grammar.collection(use)
        holding = [*self._uses(caller, holder)] if holder is not None and is_new else []
        holding += [(caller, collection)] if collection.id != use.id else []
        for source, inner in holding:
            for element in source.grammar.drawn(inner):
                if source.grammar.binding(element) is None:
                    yield source, element
                else:
                    yield from self._uses(source, element)
        outer = grammar.function(use)
        if outer is not None and use in grammar.results(outer):
            yield from self._called(caller, outer, seen)

    def _called(self, source: Source, function: Node, seen: set[int]) -> Iterator[tuple[Source, Node]]:
        """The calls of a function by its name; of one without a name, by whatever has its value."""
        name = source.grammar.called(function)
        uses = [*self._uses(source, name)] if name is not None else [(source, function)]
        for caller, use in uses:
            if (call := caller.grammar.call(use)) is not None:
                yield caller, call
            elif name is None:
                others = [row for row in self.others(caller, use, seen) if row[1].id not in seen]
                seen.update(node.id for _, node in others)
                uses += others

    def _read(self, function: Node, caller: Source, use: Node) -> list[Frame]:
        """The runs of a method that runs where it is named."""
        lowered = caller.grammar.lower(use)
        if not isinstance(lowered, Member):
            return []
        frames: list[Frame] = []
        for frame in self.frames(caller, use):
            for value in caller.evaluate(lowered.object, frame):
                for found in value.of.source.members.member(value, lowered.name) if isinstance(value, Self) else ():
                    if isinstance(found, Function) and found.node == function:
                        frames.append(Frame(found, Given(caller, use), found.frame, frame))
        return frames if frames and frames[0].function.source.grammar.is_property(function) else []

    def _set(self, source: Source, function: Node, name: str) -> Iterator[Frame]:
        """The runs of a method that runs where a member of its name is given a value."""
        class_ = source.grammar.owner(function)
        for caller in self.users(source):
            for holder, binding in caller.members.assigned(name):
                for frame in self.frames(caller, holder) if isinstance(binding.to, Assigned) else ():
                    for value in caller.evaluate(holder, frame):
                        if isinstance(value, Self) and value.of.node == class_ and isinstance(binding.to, Assigned):
                            given = Given(caller, holder, (caller.operand(binding.to.node, frame),))
                            yield Frame(Function(source, function, value.of.frame, value), given, value.of.frame, frame)

    def users(self, source: Source) -> tuple[Source, ...]:
        """A file and those that import it."""
        return source, *self._importers.get(source.path, ())

    def _mentions(self, source: Source, name: Node) -> Iterator[tuple[Source, Node]]:
        """Where a function of a file is spoken of, in the file itself and in those that import it."""
        written = source.tree.written(name)
        for caller in self.users(source):
            others = (*caller.tree.renamed(written), *caller.names.defaults()) if caller is not source else ()
            for known in dict.fromkeys((written, *others)):
                for mention in caller.names.mentions(known):
                    if mention != name and caller.grammar.binding(mention) is None:
                        yield caller, mention

    def _passed(self, source: Source, function: Node, caller: Source, whole: Node) -> list[Frame]:
        """The calls of a function by another one of the workspace that it is an argument of."""
        call = caller.grammar.argued(whole)
        if call is None:
            return []
        frames: list[Frame] = []
        for callee, name in caller.calls.parameters(call, whole):
            for mention in callee.source.names.mentions(name):
                inner = callee.source.grammar.call(mention)
                if inner is not None and callee.node.start_byte <= inner.start_byte < callee.node.end_byte:
                    for frame in self.frames(callee.source, inner):
                        frames += self._framed(source, function, callee.source, inner, frame)
        return frames

    def _framed(self, source: Source, function: Node, caller: Source, call: Node, frame: Frame | None) -> list[Frame]:
        lowered = caller.grammar.lower(call)
        if not isinstance(lowered, Call):
            return []
        given = caller.calls.given(call, lowered, frame)
        frames = []
        for value in caller.evaluate(lowered.function, frame):
            callee, known = completed(value, given)
            if isinstance(callee, Class) and source.grammar.constructor(callee.node) == function:
                callee = Function(callee.source, function, callee.frame, Self(callee, known, callee.turns))
            elif isinstance(callee, Class) and source.grammar.completing(callee.node) == function:
                callee = Function(callee.source, function, callee.frame, Self(callee, known, callee.turns))
                known = Given(caller, call)
            if isinstance(callee, Function) and callee.node == function:
                frames.append(Frame(callee, known, callee.frame, frame))
        return frames

    def _handed(
        self, function: Node, caller: Source, whole: Node, handed: Handed, frame: Frame | None
    ) -> Iterator[Frame]:
        given = caller.calls.handed(handed, frame)
        for value in caller.evaluate(whole, frame):
            callee, known = completed(value, given)
            if isinstance(callee, Function) and callee.node == function:
                yield Frame(callee, known, callee.frame, frame)


def _report_errors(source: Source) -> None:
    """Says where the text could not be parsed first."""
    node = source.tree.first_error()
    if node.has_error or node.is_missing:
        line_end = source.tree.text.data.find(b"\n", node.start_byte)
        end = min(node.end_byte, line_end if line_end >= 0 else node.end_byte)
        message = "this could not be parsed; the rest was analysed"
        source.found.report(Code.SYNTAX_ERROR, message, node.start_byte, max(end, node.start_byte))


def analyze(grammar: type[Grammar], text: Text, context: Context, found: Findings) -> None:
    """All that a text in a language with a grammar says of assets, in it and in the workspace files it imports."""
    program = Program(grammar, context)
    program.open(text, found)
    done: list[Source] = []
    while len(done) < len(program.sources):
        source = next(source for source in program.sources if source not in done)
        done.append(source)
        source.names.follow_imports()
    for source, lines in (*((source, None) for source in program.sources), *program.broken):
        sinks = Sinks(source, lines)
        sinks.read()
        uris = URIs(source, sinks.taken, lines)
        uris.read()
        uris.read_endpoints()
    if program.is_cut or not program.spend(0) or any(source.tree.is_cut for source in program.sources):
        found.report(Code.TOO_MANY, "the text has more expressions than are evaluated; the rest was left out")
    program.close()
