"""The example workspace: all that it uses, as a careful reader wrote it down."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from analyzers import analyze, analyze_app, analyze_flow
from analyzers.arguments import assets_in
from analyzers.asset import Asset, parse
from analyzers.context import Context, Source
from analyzers.facts import Access, DetectedAsset, Diagnostic
from workspace import App, Flow, Item, Schedule, Script, Trigger, Workspace

ROOT = Path(__file__).parents[2]
SHOP = ROOT / "examples" / "shop"
FACTS = ROOT / "tests" / "golden" / "examples" / "shop.json"


def usages(workspace: Workspace) -> Iterator[tuple[str, Asset, Access]]:
    items = [reading.item for reading in workspace if reading.item]
    sources = {item.path: Source(item.language, item.content) for item in items if isinstance(item, Script)}
    context = Context(storages=workspace.storages, sources=sources)
    for item in items:
        yield from _usages(item, replace(context, path=item.path))


def _usages(item: Item, context: Context) -> Iterator[tuple[str, Asset, Access]]:
    kind = type(item).__name__.upper()
    if isinstance(item, Script):
        yield from _rows(
            kind, item.path, analyze(item.content, item.language, replace(context, schema=item.schema)).assets
        )
    elif isinstance(item, Flow):
        flow = analyze_flow(item.value, replace(context, schema=item.schema))
        yield from _rows(kind, item.path, flow.assets)
        for step in flow.steps:
            yield from _rows("STEP", f"{item.path}#{step.step_id}", step.assets)
    elif isinstance(item, App):
        yield from _rows(kind, item.path, analyze_app(item.value, context).assets)
    elif isinstance(item, Schedule):
        yield from ((f"{kind} {item.path}", asset, Access.UNKNOWN) for asset, _, _ in assets_in(item.args))
    elif isinstance(item, Trigger):
        yield from ((f"{kind} {item.path}", parse(uri), Access.UNKNOWN) for uri in item.uses)


def _rows(kind: str, path: str, assets: Iterable[DetectedAsset]) -> Iterator[tuple[str, Asset, Access]]:
    return ((f"{kind} {path}", row.asset, row.access) for row in assets)


def test_what_the_shop_uses() -> None:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for runnable, asset, access in usages(Workspace(SHOP)):
        found[asset.uri][runnable] = access.name or "UNKNOWN"
    expected = {uri: row for uri, row in json.loads(FACTS.read_text()).items() if uri != "about"}
    assert found == expected


def test_the_shop_is_well_formed() -> None:
    workspace = Workspace(SHOP)
    diagnostics: list[Diagnostic] = [row for reading in workspace for row in reading.diagnostics]
    assert [*workspace.diagnostics, *diagnostics] == []
