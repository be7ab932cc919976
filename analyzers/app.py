"""What an app uses: its inline code, the values that its components give, and what it runs by path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from analyzers import analyze
from analyzers.arguments import assets_in
from analyzers.context import Context, Source
from analyzers.facts import HUB, Access, Analysis, Code, Runs, RunsKind
from analyzers.findings import Findings
from analyzers.flow.analysis import expression_assets, located, merged
from analyzers.flow.expression import names_assets, string, template
from analyzers.flow.fields import Expression, escaped
from analyzers.flow.words import language_of
from analyzers.language import Language
from analyzers.runs import Scripts, database_of
from analyzers.text import Text

_PATHS = ("runnableByPath", "path")
_KINDS = {"script": RunsKind.SCRIPT, "hubscript": RunsKind.SCRIPT, "flow": RunsKind.FLOW}
_UNUSED = frozenset({"unusedInlineScripts"})
_EXPRESSIONS = ("expr", "eval")
_TEMPLATES = frozenset({"template", "templatev2"})  # whose text is one of a template literal
FRONT_END = {
    **dict.fromkeys((".ts", ".tsx", ".js", ".jsx"), Language.TYPESCRIPT),
    **dict.fromkeys((".svelte", ".vue"), Language.OTHER),
}
"""How the code in a raw app's files is read, by their ending."""
_DEPTH = 100  # components within tabs within containers; a person's app nests a fifth of this


def analyze_app(value: object, context: Context = Context()) -> Analysis:  # noqa: B008 (frozen)
    """All that an app's value says of the assets it uses, of a raw app's too. No value makes it raise.

    ``context.path`` is the app's path. Pointers lead into the value; a span is one of the code that its pointer leads
    to. The files of a raw app's front end are its modules: what stands in them carries their path."""
    if not isinstance(value, Mapping):
        return Analysis(diagnostics=(Code.INVALID_DOCUMENT.at("the app is not a mapping", pointer=""),))
    found = Findings(Text(""), context)
    parts: list[Analysis] = []
    runs: dict[Runs, None] = {}
    scripts = Scripts(context)
    for node in _nodes(value, found):
        parts.extend(node.parts(context, scripts, found))
        if (started := node.runs) is None:
            continue
        runs[started] = None
        if started.path.startswith(HUB):
            found.report(Code.HUB_SCRIPT, f"'{started.path}' is a script of the hub", pointer=f"{node.pointer}/path")
    parts.extend(_front_end(value.get("files"), context))
    whole = merged((found.analysis(), *parts))
    return replace(whole, runs=tuple(dict.fromkeys((*runs, *whole.runs))))


@dataclass(frozen=True, slots=True)
class _Node:
    """A mapping of the app's value; ``fields`` are the inputs of the runnable that it stands in."""

    value: Mapping[str, Any]
    pointer: str
    fields: Mapping[str, Any]

    @property
    def runs(self) -> Runs | None:
        path, kind = self.value.get("path"), self.value.get("runType")
        runs = _KINDS.get(kind) if self.value.get("type") in _PATHS and isinstance(kind, str) else None
        return Runs(runs, path) if runs and isinstance(path, str) and path else None

    def parts(self, context: Context, scripts: Scripts, found: Findings) -> Iterator[Analysis]:
        kind = self.value.get("type")
        if kind == "static":
            self._given(self.value.get("value"), "value", found)
        elif isinstance(kind, str):
            for name in _EXPRESSIONS:
                written = self.value.get(name)
                if isinstance(written, str) and names_assets(written):
                    if kind not in _TEMPLATES and (text := string(written)) is not None:
                        self._given(text, name, found)
                        continue
                    if kind in _TEMPLATES and not written.startswith("`"):
                        written = "`" + written.replace("`", r"\`") + "`"
                    yield expression_assets(Expression(name, written, f"{self.pointer}/{name}"), context)
        if isinstance(script := self.value.get("inlineScript"), Mapping):
            yield self._code(script, context)
        yield scripts.run_with(self.runs, self._arguments(), f"{self.pointer}/path", found)

    def _given(self, value: Any, name: str, found: Findings) -> None:
        for asset, pointer, text in assets_in(value, f"{self.pointer}/{name}"):
            found.value(asset, Access.UNKNOWN, pointer, text, "static-input")

    def _code(self, script: Mapping[str, Any], context: Context) -> Analysis:
        content, schema = script.get("content"), script.get("schema")
        if not isinstance(content, str):
            return Analysis()
        path = script.get("path")
        arguments = self._arguments()
        own = replace(
            context,
            path=path if isinstance(path, str) and path else context.path,
            schema=schema if isinstance(schema, Mapping) else None,
            database=database_of(arguments) or context.database,
            arguments=arguments,
        )
        return located(
            analyze(content, language_of(script.get("language")), own), f"{self.pointer}/inlineScript/content"
        )

    def _arguments(self) -> dict[str, Any]:
        """What the code's parameters are known to be: static inputs, and texts that expressions make."""
        known = {name: _value(field) for name, field in self.fields.items() if isinstance(field, Mapping)}
        return {name: value for name, value in known.items() if value is not None}


def _value(field: Mapping[str, Any]) -> Any:
    if field.get("type") == "static":
        return field.get("value")
    written = field.get("expr")
    if not isinstance(written, str):
        return None
    text = string(written)
    return template(written) if text is None else text


def _nodes(value: Mapping[str, Any], found: Findings) -> Iterator[_Node]:
    """Every mapping of the value that is not a front end's file or a script that nothing runs, in document order."""
    nothing: Mapping[str, Any] = {}
    start = {name: item for name, item in value.items() if name != "files"}
    stack: list[tuple[Any, str, Mapping[str, Any], int]] = [(start, "", nothing, 0)]
    while stack:
        item, pointer, fields, depth = stack.pop()
        if depth > _DEPTH:
            found.report(Code.TOO_DEEP, f"the app nests deeper than {_DEPTH} levels here", pointer=pointer)
            continue
        if isinstance(item, Mapping):
            if isinstance(given := item.get("fields"), Mapping):
                fields = given
            yield _Node(item, pointer, fields)
            rows = [(child, f"{pointer}/{escaped(key)}") for key, child in item.items() if key not in _UNUSED]
        else:
            rows = [(child, f"{pointer}/{index}") for index, child in enumerate(item)]
        stack.extend(
            (child, place, fields, depth + 1) for child, place in reversed(rows) if isinstance(child, Mapping | list)
        )


def _front_end(files: Any, context: Context) -> Iterator[Analysis]:
    """The files with code; each finds the others, and the module that the platform makes of the runnables."""
    given = files.items() if isinstance(files, Mapping) else ()
    code = {
        str(name): Source(language, text)
        for name, text in given
        if isinstance(text, str) and (language := FRONT_END.get(PurePosixPath(str(name)).suffix))
    }
    own = {f"{context.path}{name.rpartition('.')[0]}": source for name, source in code.items()}
    sources = {f"{context.path}/wmill": Source(Language.TYPESCRIPT, ""), **context.sources, **own}
    for name, source in code.items():
        inside = replace(context, path=f"{context.path}{name}", sources=sources)
        analysis = analyze(source.content, source.language, inside)
        place = name.lstrip("/")
        yield replace(
            analysis,
            assets=tuple(
                replace(row, occurrences=tuple(replace(at, path=at.path or place) for at in row.occurrences))
                for row in analysis.assets
            ),
            diagnostics=tuple(replace(row, path=row.path or place) for row in analysis.diagnostics),
        )
