"""Reads each kind of item from its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from analyzers.arguments import assets_in
from analyzers.asset import AssetKind
from analyzers.facts import Code
from analyzers.language import Language
from workspace.apps import read_app
from workspace.dbt import read_manifest, target_of
from workspace.folder import Unreadable
from workspace.inline import with_inline
from workspace.languages import ENDINGS, language_of
from workspace.model import File, Flow, Item, ItemKind, Module, Ref, Resource, Schedule, Script, Trigger
from workspace.source import Source, mapping_of, text_of

_HANDLERS = ("on_failure", "on_recovery", "on_success")
_CODE = (*ENDINGS, ".sql", ".json", ".yaml", ".yml", ".toml", ".txt", ".jinja")


def _script(source: Source) -> Script | None:
    entry, main = source.entry, source.entry.file
    metadata: Mapping[str, Any] = {}
    if described := _metadata(source):
        try:
            metadata = source.mapping(described)
        except Unreadable as fault:
            source.diagnostics.append(fault.diagnostic)  # the code can be read without it
    is_project = main.path.name.startswith("dbt_project.")
    described_by = source.files.get(main.path.parent / "wm_dbt.yaml", main) if is_project else main
    target = target_of(source) if is_project else None
    language = Language.DBT if is_project else language_of(main.path.name)
    assert language is not None
    return Script(
        path=entry.path,
        language=language,
        content=source.text(described_by),
        summary=text_of(metadata.get("summary")),
        schema=mapping_of(metadata.get("schema")),
        modules=_modules(source, {described_by.path, *([described.path] if described else [])}, target),
        manifest=read_manifest(source, target) if target else None,
    )


def _metadata(source: Source) -> File | None:
    folder = source.entry.file.path.parent
    own = (folder / f"script{ending}" for ending in (".yaml", ".yml", ".json"))
    beside = (file for path, file in source.files.items() if ".script." in path.name and path != source.entry.file.path)
    return next(beside, next((source.files[path] for path in own if path in source.files), None))


def _modules(source: Source, others: set[PurePosixPath], target: PurePosixPath | None) -> tuple[Module, ...]:
    folder = source.entry.file.path.parent
    modules = []
    for path, file in sorted(source.files.items()):
        if path in others or not path.is_relative_to(folder) or not path.name.endswith(_CODE):
            continue
        if target and path.relative_to(folder).is_relative_to(target):
            continue
        try:
            modules.append(Module(str(path.relative_to(folder)), source.text(file)))
        except Unreadable as fault:
            source.diagnostics.append(fault.diagnostic)
    return tuple(modules)


def _flow(source: Source) -> Flow | None:
    document = source.mapping(source.entry.file)
    value = mapping_of(document.get("value"))
    if value is None:
        source.report(Code.INVALID_FLOW, "the flow has no 'value' with modules")
        return None
    return Flow(
        path=source.entry.path,
        value=with_inline(value, source),
        summary=text_of(document.get("summary")),
        schema=mapping_of(document.get("schema")),
    )


def _schedule(source: Source) -> Schedule | None:
    document = source.mapping(source.entry.file)
    runs = _runs(document, source)
    # The schedule also passes the arguments of its handlers.
    given = (f"{name}_extra_args" for name in _HANDLERS)
    extra = {name: document[name] for name in given if mapping_of(document.get(name))}
    args = {**(mapping_of(document.get("args")) or {}), **extra}
    if runs is None:
        return None
    summary = text_of(document.get("summary"))
    return Schedule(source.entry.path, runs, args or None, summary, _handlers(document, _HANDLERS))


def _trigger(source: Source) -> Trigger | None:
    document = source.mapping(source.entry.file)
    runs = _runs(document, source)
    kind = source.entry.file.path.name.rpartition("_trigger.")[0].rpartition(".")[2]
    rest = {name: value for name, value in document.items() if not name.endswith("resource_path")}
    uses = {asset.uri for asset, _, _ in assets_in(rest)}
    for name, path in document.items():
        if name.endswith("resource_path") and text_of(path):
            uses.add("res://" + path.removeprefix("$res:").removeprefix("res://"))
    if runs is None:
        return None
    handlers = _handlers(document, ("error_handler_path",))
    return Trigger(source.entry.path, kind, runs, tuple(sorted(uses)), text_of(document.get("summary")), handlers)


def _handlers(document: Mapping[str, Any], names: Iterable[str]) -> tuple[Ref, ...]:
    """The scripts and flows that are also run; their paths may have the prefix ``script/`` or ``flow/``."""
    paths = [path for name in names if (path := text_of(document.get(name)))]
    found = [(ItemKind.FLOW if path.startswith("flow/") else ItemKind.SCRIPT, path) for path in paths]
    return tuple(dict.fromkeys(Ref(kind, path.removeprefix(f"{kind.lower()}/")) for kind, path in found))


def _runs(document: Mapping[str, Any], source: Source) -> Ref | None:
    path = text_of(document.get("script_path"))
    if path is None:
        source.report(Code.INVALID_DOCUMENT, "it has no 'script_path', so it starts nothing")
        return None
    return Ref(ItemKind.FLOW if document.get("is_flow") is True else ItemKind.SCRIPT, path)


def _resource(source: Source) -> Resource:
    document = source.mapping(source.entry.file)
    named = {asset.uri for asset, _, _ in assets_in(document.get("value")) if asset.kind is AssetKind.RESOURCE}
    return Resource(source.entry.path, text_of(document.get("resource_type")), tuple(sorted(named)))


READERS: dict[ItemKind, Callable[[Source], Item | None]] = {
    ItemKind.SCRIPT: _script,
    ItemKind.FLOW: _flow,
    ItemKind.APP: read_app,
    ItemKind.SCHEDULE: _schedule,
    ItemKind.TRIGGER: _trigger,
    ItemKind.RESOURCE: _resource,
}
"""Each reads one item and adds diagnostics; returns None if the item cannot be understood at all.

They raise Unreadable."""
