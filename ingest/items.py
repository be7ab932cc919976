"""The items of a deployment: what is stored of each, and how it is analysed, again too from what is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import orjson

from analyzers.context import Context, Source, Storage
from analyzers.facts import Runs
from analyzers.flow import FlowAnalysis, Step
from analyzers.language import Language
from ingest.deployment import (
    KINDS,
    AppInput,
    FlowInput,
    Item,
    ModuleInput,
    RunnableKind,
    RunnableRef,
    ScheduleInput,
    ScriptInput,
    TriggerInput,
)
from ingest.fingerprint import digest, dump
from ingest.tasks import MODULES, AppTask, ArgumentsTask, FlowTask, ScriptTask, Task, UsesTask, language_of

SEARCHED = 1_000  # characters of a summary that can be searched; index keys are limited to 8 KB


@dataclass(frozen=True, slots=True)
class Work:
    """An item to analyse: one of the deployment, or a stored one (``stored`` is its node) that has to be analysed
    again."""

    item: Item
    stored: Mapping[str, Any] | None = None
    content_hash: str = ""

    @property
    def ref(self) -> RunnableRef:
        return RunnableRef(KINDS[type(self.item)], self.item.path)

    @classmethod
    def of(cls, item: Item) -> Work:
        """An item of the deployment."""
        return cls(item, None, digest(type(item).__name__, *(_hashed(getattr(item, name)) for name in item.__slots__)))

    @classmethod
    def restored(cls, kind: RunnableKind, node: Mapping[str, Any]) -> Work:
        """A script, flow or app, restored from its node."""
        return cls(_RESTORED[kind](node), node, node["contentHash"])


def step_of(flow: str, step: Step) -> RunnableRef:
    """A step of the flow with this path."""
    return RunnableRef(RunnableKind.STEP, f"{flow}#{step.key}")


def starts(item: Item, analysis: FlowAnalysis) -> list[tuple[RunnableRef, RunnableRef]]:
    """The pairs of runnables in which the item or one of its steps runs another; a script that runs itself is left
    out."""
    ref = RunnableRef(KINDS[type(item)], item.path)
    named = (item.runs, *item.handlers) if isinstance(item, ScheduleInput | TriggerInput) else ()
    own = [(ref, started) for started in dict.fromkeys(named)]
    own += [(ref, started) for run in analysis.runs if (started := _started(run)) != ref]
    return own + [(step_of(item.path, step), _started(step.runs)) for step in analysis.steps if step.runs is not None]


def _started(run: Runs) -> RunnableRef:
    return RunnableRef(RunnableKind(run.kind.value), run.path)


def task(item: Item, storages: tuple[Storage, ...] | None, sources: Mapping[str, Source]) -> Task:
    """The task that analyses an item; ``sources`` are the workspace's files that it imports, by path."""
    manifest = item.manifest if isinstance(item, ScriptInput) else None
    context = Context(path=item.path, storages=storages, sources=sources, manifest=manifest)
    match item:
        case ScriptInput(modules=()):
            return ScriptTask(source=item.content, language=item.language, context=_schemed(context, item.schema))
        case ScriptInput():
            folder = f"{item.path}{MODULES}/"
            own = {
                folder + module.path.rpartition(".")[0]: Source(language_of(module), module.content)
                for module in item.modules
            }
            context = replace(context, path=f"{folder}script", schema=item.schema, sources={**sources, **own})
            return ScriptTask(source=item.content, language=item.language, context=context, modules=item.modules)
        case FlowInput():
            return FlowTask(value=item.value, context=_schemed(context, item.schema))
        case AppInput():
            return AppTask(value=item.value, context=context)
        case ScheduleInput():
            return ArgumentsTask(args=item.args, context=context)
        case TriggerInput():
            return UsesTask(uses=item.uses, context=context)


def properties(work: Work) -> dict[str, Any]:
    """The stored properties of an item, besides its facts. Arguments are not stored."""
    item = work.item
    own = _PROPERTIES[type(item)](item)
    return {
        "path": item.path,
        "summary": item.summary,
        "search": f"{item.path} {(item.summary or '')[:SEARCHED]}".lower(),
        "contentHash": work.content_hash,
        **own,
    }


def _schemed(context: Context, schema: Mapping[str, Any] | None) -> Context:
    return replace(context, schema=schema)


def _restored_script(node: Mapping[str, Any]) -> ScriptInput:
    return ScriptInput(
        node["path"],
        Language(node["language"]),
        node["source"],
        node.get("summary"),
        _load(node, "schemaJson"),
        tuple(ModuleInput(*module) for module in _load(node, "modulesJson") or ()),
        _load(node, "manifestJson"),
    )


def _restored_flow(node: Mapping[str, Any]) -> FlowInput:
    return FlowInput(node["path"], _load(node, "valueJson"), node.get("summary"), _load(node, "schemaJson"))


_RESTORED: dict[RunnableKind, Callable[[Mapping[str, Any]], Item]] = {
    RunnableKind.SCRIPT: _restored_script,
    RunnableKind.FLOW: _restored_flow,
    RunnableKind.APP: lambda node: AppInput(node["path"], _load(node, "valueJson"), node.get("summary")),
}


def _hashed(value: Any) -> Any:
    """Converts a field into a JSON value."""
    if isinstance(value, tuple):
        return [_hashed(item) for item in value]
    return asdict(value) if isinstance(value, ModuleInput | RunnableRef) else value


def _load(row: Mapping[str, Any], name: str) -> Any:
    text = row.get(name)
    return None if text is None else orjson.loads(text)


def _dumped(value: Any) -> str | None:
    return None if value is None else dump(value)


def _script(item: ScriptInput) -> dict[str, Any]:
    return {
        "language": item.language.value,
        "source": item.content,
        "schemaJson": _dumped(item.schema),
        "modulesJson": _dumped([[module.path, module.content] for module in item.modules] or None),
        "manifestJson": _dumped(item.manifest),
    }


def _starter(item: ScheduleInput | TriggerInput) -> dict[str, Any]:
    return {"runsKind": item.runs.kind.value, "runsPath": item.runs.path}


_PROPERTIES: dict[type[Item], Callable[[Any], dict[str, Any]]] = {
    ScriptInput: _script,
    FlowInput: lambda item: {"valueJson": dump(item.value), "schemaJson": _dumped(item.schema)},
    AppInput: lambda item: {"valueJson": dump(item.value)},
    ScheduleInput: _starter,
    TriggerInput: lambda item: {"triggerKind": item.trigger_kind, **_starter(item)},
}
