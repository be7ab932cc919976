"""Converts the deployment inputs of the schema into those of ``ingest``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import ingest
from analyzers.context import Storage
from analyzers.facts import Diagnostic, Span
from api.errors import BadInput
from api.schema import inputs
from api.schema.filters import RunnableRefInput
from api.texts import check_line
from ingest.diagnostics import LONGEST

_DEEPEST = 200
"""Levels of a JSON value, as of a file in a folder: a person's nests a tenth of this, and who stores it recurses."""

_SOURCE = 100
"""Longest name of a source, in characters; it is stored with every item of the source."""


def deployment_of(given: inputs.DeployInput) -> ingest.Deployment:
    """Converts the input of a deployment. Raises BadInput, which names the invalid value."""
    check_line(given.source, "input.source", _SOURCE)
    check_line(given.prune.source if given.prune else None, "input.prune.source", _SOURCE)
    return ingest.Deployment(
        given.workspace,
        items=(
            *(_script(item, f"input.scripts.{place}") for place, item in enumerate(given.scripts or ())),
            *(_flow(item, f"input.flows.{place}") for place, item in enumerate(given.flows or ())),
            *(_app(item, f"input.apps.{place}") for place, item in enumerate(given.apps or ())),
            *(_schedule(item, f"input.schedules.{place}") for place, item in enumerate(given.schedules or ())),
            *map(_trigger, given.triggers or ()),
        ),
        resources=None if given.resources is None else tuple(map(_resource, given.resources)),
        storages=None if given.storages is None else tuple(_storages(given.storages)),
        archive=tuple(map(ref_of, given.archive or ())),
        source=given.source,
        prune=None
        if given.prune is None
        else ingest.Prune(given.prune.source, frozenset(map(ref_of, given.prune.keep))),
        diagnostics=None
        if given.diagnostics is None
        else tuple(_diagnostic(item, f"input.diagnostics.{place}") for place, item in enumerate(given.diagnostics)),
    )


def _storages(given: Sequence[inputs.StorageInput]) -> Iterator[Storage]:
    names: set[str] = set()
    for place, storage in enumerate(given):
        if (name := storage.name or "") in names:
            which = f"named {name!r}" if name else "without a name, which is the default one"
            raise BadInput(f"input.storages.{place}", f"a second storage {which}")
        names.add(name)
        yield Storage(storage.name, storage.bucket)


def ref_of(given: RunnableRefInput) -> ingest.RunnableRef:
    """Converts a reference to a runnable."""
    return ingest.RunnableRef(ingest.RunnableKind(given.kind), given.path)


def object_of(value: Any, argument: str) -> Mapping[str, Any]:
    """Checks that a JSON value is an object. Raises BadInput if it is not."""
    if not isinstance(value, dict):
        raise BadInput(argument, "not a JSON object")
    level: list[Any] = [value]
    for _ in range(_DEEPEST):
        children = (child for item in level for child in (item.values() if isinstance(item, dict) else item))
        if not (level := [child for child in children if isinstance(child, dict | list)]):
            return value
    raise BadInput(argument, f"nests deeper than {_DEEPEST} levels")


def optional_object_of(value: Any, argument: str) -> Mapping[str, Any] | None:
    """The same for a value that may be absent."""
    return None if value is None else object_of(value, argument)


def _diagnostic(given: inputs.DiagnosticInput, place: str) -> Diagnostic:
    for name, bound in LONGEST.items():
        check_line(getattr(given, name), f"{place}.{name}", bound)
    return Diagnostic(given.severity, given.code, given.message, _span(given.span), given.pointer, given.path)


def _span(given: inputs.SpanInput | None) -> Span | None:
    if given is None:
        return None
    return Span(
        given.start_line, given.start_column, given.end_line, given.end_column, given.start_byte, given.end_byte
    )


def _script(given: inputs.ScriptInput, place: str) -> ingest.ScriptInput:
    return ingest.ScriptInput(
        given.path,
        given.language,
        given.content,
        given.summary,
        optional_object_of(given.schema, f"{place}.schema"),
        tuple(ingest.ModuleInput(module.path, module.content) for module in given.modules or ()),
        optional_object_of(given.manifest, f"{place}.manifest"),
    )


def _flow(given: inputs.FlowInput, place: str) -> ingest.FlowInput:
    return ingest.FlowInput(
        given.path,
        object_of(given.value, f"{place}.value"),
        given.summary,
        optional_object_of(given.schema, f"{place}.schema"),
    )


def _app(given: inputs.AppInput, place: str) -> ingest.AppInput:
    return ingest.AppInput(given.path, object_of(given.value, f"{place}.value"), given.summary)


def _schedule(given: inputs.ScheduleInput, place: str) -> ingest.ScheduleInput:
    return ingest.ScheduleInput(
        given.path,
        ref_of(given.runs),
        optional_object_of(given.args, f"{place}.args"),
        given.summary,
        tuple(map(ref_of, given.handlers or ())),
    )


def _trigger(given: inputs.TriggerInput) -> ingest.TriggerInput:
    return ingest.TriggerInput(
        given.path,
        given.trigger_kind,
        ref_of(given.runs),
        tuple(given.uses or ()),
        given.summary,
        tuple(map(ref_of, given.handlers or ())),
    )


def _resource(given: inputs.ResourceInput) -> ingest.ResourceInput:
    return ingest.ResourceInput(given.path, given.resource_type, tuple(given.refers_to or ()))
