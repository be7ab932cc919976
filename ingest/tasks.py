"""The tasks of worker processes: what they analyse, and how. Tasks and results can be pickled."""

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
"""The suffix of the folder with a script's other files."""

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
        """Its approximate size in characters, by which work is distributed evenly."""
        return 10_000

    @abstractmethod
    def run(self) -> Any:
        """Performs the analysis."""

    def failed(self, code: Code, message: str) -> Any:
        """The result if the analysis failed."""
        return Analysis(diagnostics=(code.at(message),))


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptTask(Task):
    """A script, with its other files if it is a folder."""

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
        # The manifest of a dbt project describes what its files do.
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
    """The arguments that a schedule passes."""

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
    """The language of a script's other file, by its extension."""
    return _LANGUAGES.get(module.path.rpartition(".")[2], Language.OTHER)


def _placed(analysis: Analysis, path: str) -> Analysis:
    """The analysis of a script's other file, with the file's path in all occurrences and diagnostics."""

    def at(asset: DetectedAsset) -> DetectedAsset:
        return replace(asset, occurrences=tuple(replace(place, path=place.path or path) for place in asset.occurrences))

    return replace(
        analysis,
        assets=tuple(map(at, analysis.assets)),
        diagnostics=tuple(replace(item, path=item.path or path) for item in analysis.diagnostics),
    )
