"""The input and result of a deployment. The fields are those of the API's inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from analyzers.context import Storage
from analyzers.facts import Diagnostic
from analyzers.language import Language
from cypher import key
from ingest.detections import Detection


class RunnableKind(StrEnum):
    SCRIPT = "SCRIPT"
    FLOW = "FLOW"
    STEP = "STEP"
    APP = "APP"
    SCHEDULE = "SCHEDULE"
    TRIGGER = "TRIGGER"

    @property
    def label(self) -> str:
        """The label of nodes of this kind."""
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class RunnableRef:
    """A runnable by its kind and path; a script and a flow may share a path."""

    kind: RunnableKind
    path: str

    def key(self, workspace: str) -> str:
        """The key of its node. The path of a step is its flow's path, ``#`` and the step's key within the flow."""
        natural = self.path.partition("#")[::2] if self.kind is RunnableKind.STEP else (self.path,)
        return key(workspace, self.kind.label, *natural)


@dataclass(frozen=True, slots=True)
class ModuleInput:
    """Another file of a script that is a folder; ``path`` is relative to that folder."""

    path: str
    content: str


@dataclass(frozen=True, slots=True)
class ScriptInput:
    path: str
    language: Language
    content: str
    summary: str | None = None
    schema: Mapping[str, Any] | None = None
    modules: tuple[ModuleInput, ...] = ()
    manifest: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class FlowInput:
    path: str
    value: Mapping[str, Any]
    summary: str | None = None
    schema: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class AppInput:
    path: str
    value: Mapping[str, Any]
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class ScheduleInput:
    """``handlers`` are what it also runs, on a failure, a recovery or a success."""

    path: str
    runs: RunnableRef
    args: Mapping[str, Any] | None = None
    summary: str | None = None
    handlers: tuple[RunnableRef, ...] = ()


@dataclass(frozen=True, slots=True)
class TriggerInput:
    """``handlers`` are what it also runs, on a failure."""

    path: str
    trigger_kind: str
    runs: RunnableRef
    uses: tuple[str, ...] = ()
    summary: str | None = None
    handlers: tuple[RunnableRef, ...] = ()


@dataclass(frozen=True, slots=True)
class ResourceInput:
    """``refers_to`` are the URIs of the resources that its value refers to; the value itself is secret."""

    path: str
    resource_type: str | None = None
    refers_to: tuple[str, ...] = ()


Item = ScriptInput | FlowInput | AppInput | ScheduleInput | TriggerInput

KINDS: dict[type[Item], RunnableKind] = {
    ScriptInput: RunnableKind.SCRIPT,
    FlowInput: RunnableKind.FLOW,
    AppInput: RunnableKind.APP,
    ScheduleInput: RunnableKind.SCHEDULE,
    TriggerInput: RunnableKind.TRIGGER,
}


@dataclass(frozen=True, slots=True)
class Prune:
    """Archives what ``source`` deployed earlier, except what it still has."""

    source: str
    keep: frozenset[RunnableRef] = frozenset()


@dataclass(frozen=True, slots=True)
class Deployment:
    """The changes to a workspace. ``resources`` and ``storages`` are None if they are not provided; ``storages`` is the
    complete list. ``source`` names where the items come from, so that what it no longer has can be archived.
    ``diagnostics`` is everything that the source could not read, None if it does not report that; ``within`` are the
    folders to which this report applies, None for all."""

    workspace: str
    items: tuple[Item, ...] = ()
    resources: tuple[ResourceInput, ...] | None = None
    storages: tuple[Storage, ...] | None = None
    archive: tuple[RunnableRef, ...] = ()
    source: str | None = None
    prune: Prune | None = None
    diagnostics: tuple[Diagnostic, ...] | None = None
    within: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Deployed:
    """The result of a deployment: the runnables that changed, in the order of the input; how many did not; those that
    were archived; the diagnostics of those that changed (``path`` is the runnable's); the entries of the change log."""

    changed: tuple[RunnableRef, ...] = ()
    unchanged_count: int = 0
    archived: tuple[RunnableRef, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    detections: tuple[Detection, ...] = ()

    @property
    def changed_count(self) -> int:
        return len(self.changed)

    @property
    def archived_count(self) -> int:
        return len(self.archived)
