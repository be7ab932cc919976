"""The content of a workspace folder. Fields mirror the inputs of a deployment; values of resources are not kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

from analyzers.facts import Diagnostic
from analyzers.language import Language


class ItemKind(StrEnum):
    SCRIPT = "SCRIPT"
    FLOW = "FLOW"
    APP = "APP"
    SCHEDULE = "SCHEDULE"
    TRIGGER = "TRIGGER"
    RESOURCE = "RESOURCE"


@dataclass(frozen=True, slots=True)
class Ref:
    """A script or flow that something starts."""

    kind: ItemKind
    path: str


@dataclass(frozen=True, slots=True)
class Module:
    """Another file of a script that is a folder; ``path`` is relative to that folder."""

    path: str
    content: str


@dataclass(frozen=True, slots=True)
class Script:
    """``schema`` is the JSON Schema of its arguments, ``manifest`` that of a dbt project."""

    path: str
    language: Language
    content: str
    summary: str | None = None
    schema: Mapping[str, Any] | None = None
    modules: tuple[Module, ...] = ()
    manifest: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """``value`` has its modules, including the texts of separate files."""

    path: str
    value: Mapping[str, Any]
    summary: str | None = None
    schema: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class App:
    """``value`` has its runnables, including the texts of separate files."""

    path: str
    value: Mapping[str, Any]
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """``handlers`` are what it also runs, on a failure, a recovery or a success."""

    path: str
    runs: Ref
    args: Mapping[str, Any] | None = None
    summary: str | None = None
    handlers: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Trigger:
    """``trigger_kind`` is the word in its file name (http, kafka, postgres, ...), ``uses`` the URIs of its assets;
    ``handlers`` are what it also runs, on a failure."""

    path: str
    trigger_kind: str
    runs: Ref
    uses: tuple[str, ...] = ()
    summary: str | None = None
    handlers: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Resource:
    """``refers_to`` are the URIs of the resources that its value refers to; the value itself is secret."""

    path: str
    resource_type: str | None = None
    refers_to: tuple[str, ...] = ()


Item = Script | Flow | App | Schedule | Trigger | Resource


@dataclass(frozen=True, slots=True)
class File:
    """A file of the folder: its path ``relative`` to the root, its size, and when it changed, in nanoseconds."""

    relative: str
    size: int
    changed: int

    @property
    def path(self) -> PurePosixPath:
        """The same as a path object, created on demand, since most files of a large folder are only listed."""
        return PurePosixPath(self.relative)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the folder, before it is read. ``file`` is its main file, ``files`` are all of its files: if they are
    unchanged, so is the item."""

    kind: ItemKind
    path: str
    file: File
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading one entry; ``item`` is None if it could not be understood."""

    entry: Entry
    item: Item | None
    diagnostics: tuple[Diagnostic, ...] = ()
