"""What an analysis may know from outside the text: frozen, picklable, and handed in by the caller."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from analyzers.asset import Asset
from analyzers.language import Language


@dataclass(frozen=True, slots=True)
class Storage:
    """An S3 storage of the workspace: ``name`` is None for the default one."""

    name: str | None = None
    bucket: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the workspace that others import."""

    language: Language
    content: str


@dataclass(frozen=True, slots=True)
class Target:
    """What the rows of a script are materialized into, and the bytes of the text that say so."""

    asset: Asset
    start_byte: int
    end_byte: int


@dataclass(frozen=True, slots=True)
class Each:
    """An argument that is another value in each round of a ``loop``: what belongs to two rounds is never together."""

    values: tuple[Any, ...]
    loop: str


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one analysis, so that no text can hold a worker or its memory."""

    text_bytes: Annotated[
        int, "largest text that is analysed, in bytes; a handwritten script is a thousand times smaller"
    ] = 5_000_000
    nesting: Annotated[
        int, "deepest nesting of code that is followed; stays well below Python's own recursion limit"
    ] = 200
    alternatives: Annotated[int, "most values that one expression may have; beyond it the value counts as unknown"] = 64
    imports: Annotated[int, "most workspace files that the analysis of one text may read"] = 50
    occurrences: Annotated[int, "most places kept per asset and text"] = 500
    assets: Annotated[int, "most assets kept per text"] = 5_000
    diagnostics: Annotated[int, "most diagnostics kept per text"] = 200
    steps: Annotated[int, "most modules in one flow"] = 5_000


@dataclass(frozen=True, slots=True)
class Context:
    """``path`` is the workspace path of the text; ``schema`` the JSON Schema of its arguments; ``storages`` all S3
    storages, None where they are not known; ``database`` what bare table names belong to; ``mounts`` the names of the
    volumes by the path where each is mounted; ``target`` what the text is materialized into; ``sources`` the
    workspace files that are at hand, by path with their extension left out; ``manifest`` that of a dbt project;
    ``arguments`` what is known of the arguments that ``main`` is run with, as JSON, or as ``Each`` of a loop."""

    path: str = ""
    schema: Mapping[str, Any] | None = None
    storages: tuple[Storage, ...] | None = None
    database: Asset | None = None
    mounts: Mapping[str, str] = field(default_factory=dict)
    target: Target | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    manifest: Mapping[str, Any] | None = None
    arguments: Mapping[str, Any] = field(default_factory=dict)
    limits: Limits = Limits()

    def read(self, path: str) -> Source | None:
        """The workspace file at ``path``, None where it was not given. The analyzer notes each path that it asks for
        in ``Analysis.reads``, so that the caller can give what is missing and know what the answer rests on."""
        return self.sources.get(path)
