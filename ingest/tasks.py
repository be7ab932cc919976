"""What a worker analyses: texts and values that can be sent to a process, and how each is analysed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from analyzers import analyze
from analyzers.app import analyze_app
from analyzers.arguments import assets_in
from analyzers.asset import InvalidURI, parse
from analyzers.context import Context
from analyzers.facts import Access, Analysis, Code, DetectedAsset, Diagnostic, Occurrence, joined
from analyzers.flow import FlowAnalysis, analyze_flow
from analyzers.flow.analysis import merged
from analyzers.language import Language
from ingest.deployment import ModuleInput

MODULES = "__mod"
"""What the folder of a script with further files is called, after the script."""

_LANGUAGES = {
    "py": Language.PYTHON,
    "ts": Language.TYPESCRIPT,
    "tsx": Language.TYPESCRIPT,
    "js": Language.JAVASCRIPT,
    "jsx": Language.JAVASCRIPT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(ABC):
    """Something to analyse."""

    context: Context

    @property
    def size(self) -> int:
        """About its characters, so that a worker gets no more at once than others."""
        return 10_000

    @abstractmethod
    def run(self) -> Any:
        """The analysis."""

    def failed(self, code: Code, message: str) -> Any:
        """The answer where there is none."""
        return Analysis(diagnostics=(code.at(message),))


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptTask(Task):
    """A script, with its further files where it is a folder."""

    source: str
    language: Language
    modules: tuple[ModuleInput, ...] = ()

    @property
    def size(self) -> int:
        return len(self.source) + sum(len(module.content) for module in self.modules)

    def run(self) -> Analysis:
        main = analyze(self.source, self.language, self.context)
        others = [_placed(self._module(module), module.path) for module in self.modules]
        return merged((main, *others)) if others else main

    def _module(self, module: ModuleInput) -> Analysis:
        path = f"{self.context.path.rpartition('/')[0]}/{module.path.rpartition('.')[0]}"
        found = analyze(module.content, language_of(module), replace(self.context, path=path, schema=None))
        # What the files of a dbt project do, its manifest tells.
        return replace(found, diagnostics=()) if self.language is Language.DBT else found


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowTask(Task):
    value: Mapping[str, Any]

    def run(self) -> FlowAnalysis:
        return analyze_flow(self.value, self.context)

    def failed(self, code: Code, message: str) -> FlowAnalysis:
        return FlowAnalysis(diagnostics=(code.at(message),))


@dataclass(frozen=True, slots=True, kw_only=True)
class AppTask(Task):
    value: Mapping[str, Any]

    def run(self) -> Analysis:
        return analyze_app(self.value, self.context)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentsTask(Task):
    """The arguments that a schedule gives to what it runs."""

    args: Mapping[str, Any] | None

    def run(self) -> Analysis:
        found = (
            DetectedAsset(asset, Access.UNKNOWN, (Occurrence("static-input", Access.UNKNOWN, text, pointer=pointer),))
            for asset, pointer, text in assets_in(self.args)
        )
        return Analysis(joined(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class UsesTask(Task):
    """The assets that a trigger names."""

    uses: tuple[str, ...]

    def run(self) -> Analysis:
        assets: list[DetectedAsset] = []
        diagnostics: list[Diagnostic] = []
        for index, text in enumerate(self.uses):
            pointer = f"/uses/{index}"
            try:
                place = Occurrence("trigger", Access.UNKNOWN, text, pointer=pointer)
                assets.append(DetectedAsset(parse(text), Access.UNKNOWN, (place,)))
            except InvalidURI as error:
                diagnostics.append(Code.INVALID_URI.at(str(error), pointer=pointer))
        return Analysis(joined(assets), tuple(diagnostics))


def language_of(module: ModuleInput) -> Language:
    """The language of a further file by how its name ends."""
    return _LANGUAGES.get(module.path.rpartition(".")[2], Language.OTHER)


def _placed(analysis: Analysis, path: str) -> Analysis:
    """The analysis of a further file: its places say in which file they stand."""

    def at(asset: DetectedAsset) -> DetectedAsset:
        return replace(asset, occurrences=tuple(replace(place, path=place.path or path) for place in asset.occurrences))

    return replace(
        analysis,
        assets=tuple(map(at, analysis.assets)),
        diagnostics=tuple(replace(item, path=item.path or path) for item in analysis.diagnostics),
    )
