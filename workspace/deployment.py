"""Converts items into the input of the GraphQL mutation ``deploy``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analyzers.context import Storage
from workspace.model import App, Flow, Item, Module, Ref, Resource, Schedule, Script, Trigger


def deploy_input(workspace: str, items: Iterable[Item], storages: tuple[Storage, ...] | None = None) -> dict[str, Any]:
    """The ``DeployInput`` of some items. Kinds without items are left out, which leaves them unchanged."""
    given: dict[str, Any] = {"workspace": workspace}
    for item in items:
        given.setdefault(_FIELDS[type(item)], []).append(item_input(item))
    if storages is not None:
        given["storages"] = [{"name": storage.name, "bucket": storage.bucket} for storage in storages]
    return given


def item_input(item: Item) -> dict[str, Any]:
    """One item as its input type, without absent fields."""
    fields = {_camel(name): _plain(getattr(item, name)) for name in item.__slots__}
    return {name: value for name, value in fields.items() if value is not None and value != []}


_FIELDS: dict[type[Item], str] = {
    Script: "scripts",
    Flow: "flows",
    App: "apps",
    Schedule: "schedules",
    Trigger: "triggers",
    Resource: "resources",
}


def _plain(value: Any) -> Any:
    if isinstance(value, Ref):
        return {"kind": value.kind.value, "path": value.path}
    if isinstance(value, Module):
        return {"path": value.path, "content": value.content}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
