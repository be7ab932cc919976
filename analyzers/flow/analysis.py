"""What a flow uses, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from analyzers import analyze
from analyzers.arguments import assets_in
from analyzers.context import Context, Each
from analyzers.facts import HUB, Access, Analysis, Code, DetectedAsset, Diagnostic, Occurrence, Runs, RunsKind, joined
from analyzers.findings import Findings
from analyzers.flow.expression import (
    ITERATION,
    PREVIOUS,
    argument,
    as_program,
    names_assets,
    resource,
    string,
    taken,
    template,
)
from analyzers.flow.facts import FlowAnalysis, Link, Step, StepKind
from analyzers.flow.fields import Expression, Static, escaped, fields
from analyzers.flow.outline import Outline, Place
from analyzers.flow.rounds import each, elements, literal
from analyzers.flow.words import language_of
from analyzers.hole import as_path
from analyzers.language import Language
from analyzers.runs import Scripts, database_of
from analyzers.schema import read_defaults
from analyzers.text import Text

_INPUT = "static-input"
_DEFAULT = "schema-default"
_MODULES = frozenset({"modules", "failure_module", "preprocessor_module"})
_RUNS = {StepKind.SCRIPT: RunsKind.SCRIPT, StepKind.FLOW: RunsKind.FLOW}


def analyze_flow(value: object, context: Context = Context()) -> FlowAnalysis:  # noqa: B008 (frozen)
    """All that a flow's value says of its steps and of the assets that they use. No value makes it raise.

    ``context.path`` is the flow's path and ``context.schema`` the schema of its arguments. Pointers lead into the
    flow's value, those of its defaults into its schema; a span is one of the inline code that its pointer leads to."""
    if not isinstance(value, Mapping):
        return FlowAnalysis(diagnostics=(Code.INVALID_FLOW.at("the flow is not a mapping with modules", pointer=""),))
    outline = Outline(value, context.limits)
    most = context.limits.alternatives
    loops = {place.key: elements(place.value.get("iterator"), most) for place in outline.places if place.is_loop}
    scripts = Scripts(context)
    steps = [_Step(place, context, scripts, loops.get(place.loop or "")) for place in outline.places]
    own = _flow(value, context)
    analyses = [step.analysis() for step in steps]
    diagnostics = [*outline.diagnostics, *own.diagnostics, *(row for found in analyses for row in found.diagnostics)]
    results, unknown = _results(steps)
    return FlowAnalysis(
        steps=tuple(step.step(found) for step, found in zip(steps, analyses, strict=True)),
        next=tuple(outline.next),
        results=results,
        assets=own.assets,
        diagnostics=tuple(dict.fromkeys((*diagnostics, *unknown))),
        reads=tuple(sorted({path for found in analyses for path in found.reads})),
        runs=tuple(dict.fromkeys(run for found in analyses for run in found.runs)),
    )


class _Step:
    """One module with its inputs; ``rounds`` are the elements of the loop around it, where they are known."""

    def __init__(self, place: Place, context: Context, scripts: Scripts, rounds: tuple[Any, ...] | None) -> None:
        self.place = place
        self.context = context
        self.scripts = scripts
        self.rounds = rounds
        self.fields = [_as_it_stands(field) for field in fields(place.module, place.pointer)]

    @property
    def language(self) -> Language | None:
        return language_of(self.place.value.get("language")) if self.place.kind is StepKind.RAW_SCRIPT else None

    @property
    def runs(self) -> Runs | None:
        kind, path = _RUNS.get(self.place.kind or StepKind.IDENTITY), self.place.value.get("path")
        return Runs(kind, path) if kind and isinstance(path, str) and path else None

    def analysis(self) -> Analysis:
        found = Findings(Text(""), self.context)
        parts = []
        for field in self.fields:
            if isinstance(field, Static):
                for asset, pointer, text in assets_in(field.value, field.pointer):
                    found.value(asset, Access.UNKNOWN, pointer, text, _INPUT)
            elif (given := self._each(field)) is not None:
                for value in given.values:
                    for asset, _, text in assets_in(_shown(value)):
                        found.value(asset, Access.UNKNOWN, field.pointer, text, _INPUT)
            elif (reference := resource(field.text)) is not None:
                for asset, _, _ in assets_in(reference):
                    found.value(asset, Access.UNKNOWN, field.pointer, field.text, _INPUT)
            elif names_assets(field.text):
                parts.append(expression_assets(field, self.context))
        self._report(found)
        if (code := self._code()) is not None:
            parts.append(code)
        pointer = f"{self.place.pointer}/value/path"
        parts.append(self.scripts.run_with(self.runs, self._arguments(), pointer, found))
        return merged((found.analysis(), *parts))

    def step(self, found: Analysis) -> Step:
        place = self.place
        summary = place.module.get("summary")
        return Step(
            key=place.key,
            step_id=place.step_id,
            kind=place.kind,
            node=place.node,
            summary=summary if isinstance(summary, str) and summary else None,
            language=self.language,
            parent=place.parent,
            branch=place.branch,
            runs=self.runs,
            assets=found.assets,
        )

    def _code(self) -> Analysis | None:
        content = self.place.value.get("content")
        if self.place.kind is not StepKind.RAW_SCRIPT or not isinstance(content, str) or self.language is None:
            return None
        arguments = self._arguments()
        context = replace(
            self.context,
            path=f"{self.context.path}/{self.place.step_id}",
            schema={"properties": {field.name: self._declared(field) for field in self._inputs()}},
            database=database_of(arguments) or self.context.database,
            arguments=arguments,
        )
        pointer = f"{self.place.pointer}/value/content"
        return _without_defaults(located(analyze(content, self.language, context), pointer))

    def _arguments(self) -> dict[str, Any]:
        """What the code's parameters are known to be: static inputs, and what expressions of known worth give."""
        known = {field.name: self._value(field) for field in self._inputs()}
        return {name: value for name, value in known.items() if value is not None}

    def _value(self, field: Static | Expression) -> Any:
        if isinstance(field, Static):
            return field.value
        if (given := self._each(field)) is not None:
            return given
        known = (read(field.text) for read in (template, resource, literal))
        return next((value for value in known if value is not None), None)

    def _each(self, field: Expression) -> Each | None:
        """What an input is in each round of the loop around, where that is known."""
        return each(field.text, self.place.loop or "", self.rounds) if self.rounds else None

    def _inputs(self) -> list[Static | Expression]:
        inputs = f"{self.place.pointer}/value/input_transforms/"
        return [field for field in self.fields if field.pointer.rpartition("/")[0] == f"{inputs}{escaped(field.name)}"]

    def _declared(self, field: Static | Expression) -> Mapping[str, Any]:
        """How the flow declares the argument of its own that an input is as a whole."""
        name = argument(field.text) if isinstance(field, Expression) else None
        properties = (self.context.schema or {}).get("properties")
        declared = properties.get(name) if name and isinstance(properties, Mapping) else None
        return declared if isinstance(declared, Mapping) else {}

    def _report(self, found: Findings) -> None:
        place, runs = self.place, self.runs
        pointer = f"{place.pointer}/value"
        if runs and runs.path.startswith(HUB):
            found.report(Code.HUB_SCRIPT, f"'{runs.path}' is a script of the hub", pointer=f"{pointer}/path")
        elif runs and runs == Runs(RunsKind.FLOW, self.context.path):
            found.report(Code.FLOW_CYCLE, "the flow runs itself", pointer=f"{pointer}/path")
        elif place.kind in _RUNS and runs is None:
            found.report(Code.INVALID_FLOW, "the step names no path to run", pointer=pointer)
        elif place.kind is StepKind.RAW_SCRIPT and not isinstance(place.value.get("content"), str):
            found.report(Code.UNRESOLVED_RUNNABLE, "the code of this step is not in the flow", pointer=pointer)


def expression_assets(field: Expression, context: Context) -> Analysis:
    """The assets that an expression names. Their place is the whole expression: it is no file with lines."""
    found = analyze(as_program(field.text), Language.TYPESCRIPT, replace(context, schema=None, database=None))
    assets = tuple(
        replace(row, occurrences=tuple(_pointed(place, field.pointer) for place in row.occurrences))
        for row in found.assets
    )
    return Analysis(assets, (), found.reads)


def _as_it_stands(field: Static | Expression) -> Static | Expression:
    """An expression that is only a text gives it as a static input does."""
    text = string(field.text) if isinstance(field, Expression) else None
    return field if text is None else Static(field.name, text, field.pointer)


def _shown(value: Any) -> Any:
    """A text that an expression makes, with placeholders for what is not known of it."""
    return as_path(value) if isinstance(value, str) else value


def _without_defaults(found: Analysis) -> Analysis:
    """What the code itself uses: the default is the flow's own."""
    kept = ((row, tuple(place for place in row.occurrences if place.rule != _DEFAULT)) for row in found.assets)
    return replace(found, assets=tuple(replace(row, occurrences=places) for row, places in kept if places))


def _pointed(place: Occurrence, pointer: str) -> Occurrence:
    return replace(place, span=None, pointer=pointer)


def _flow(value: Mapping[str, Any], context: Context) -> Analysis:
    """What belongs to no step: defaults of the flow's arguments, its environment, its own expressions."""
    found = Findings(Text(""), context)
    read_defaults(found.text, Language.OTHER, context, found)
    rest = {name: item for name, item in value.items() if name not in _MODULES}
    for asset, pointer, text in assets_in(rest):
        found.value(asset, Access.UNKNOWN, pointer, text, _INPUT)
    return found.analysis()


def _results(steps: list[_Step]) -> tuple[tuple[Link, ...], list[Diagnostic]]:
    """Who takes whose result, and the expressions that name a step which is not there."""
    keys = {step.place.key for step in steps}
    links: dict[Link, None] = {}
    unknown = []
    for step in steps:
        place = step.place
        aliases = {PREVIOUS: place.previous, ITERATION: place.loop}
        for field in step.fields:
            for name in taken(field.text) if isinstance(field, Expression) else ():
                source = aliases.get(name, name)
                if source in keys and source != place.key:
                    links[Link(source, place.key, field.name or None)] = None
                elif name not in aliases and source not in keys:
                    message = f"the flow has no step '{name}' whose result could be taken"
                    unknown.append(Code.INVALID_FLOW.at(message, pointer=field.pointer))
    return tuple(links), unknown


def located(found: Analysis, pointer: str) -> Analysis:
    """An analysis of inline code, with the place of that code on all that stands in it."""

    def at(place: Any) -> Any:
        return place if place.path else replace(place, pointer=pointer)

    assets = tuple(replace(row, occurrences=tuple(map(at, row.occurrences))) for row in found.assets)
    return replace(found, assets=assets, diagnostics=tuple(map(at, found.diagnostics)))


def merged(parts: Iterable[Analysis]) -> Analysis:
    """Several analyses as one: an asset that more than one knows is one row, and a database that is only given as an
    input stands for its tables where code names them."""
    parts = tuple(parts)
    rows = joined(row for part in parts for row in part.assets)
    tabled = {container.identity for row in rows if (container := row.asset.container)}
    return Analysis(
        tuple(row for row in rows if row.asset.identity not in tabled or not _is_input(row)),
        tuple(dict.fromkeys(row for part in parts for row in part.diagnostics)),
        tuple(sorted({path for part in parts for path in part.reads})),
        tuple(dict.fromkeys(run for part in parts for run in part.runs)),
    )


def _is_input(row: DetectedAsset) -> bool:
    return all(place.rule == _INPUT for place in row.occurrences)
