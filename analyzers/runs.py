"""What a script does with the arguments that those who run it give it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from analyzers import analyze
from analyzers.arguments import assets_in
from analyzers.asset import Asset, AssetKind
from analyzers.context import Context
from analyzers.facts import HUB, Analysis, Runs, RunsKind
from analyzers.findings import Findings


def database_of(arguments: Mapping[str, Any]) -> Asset | None:
    """The database that bare names of an SQL script belong to: its argument ``database``."""
    given = assets_in(arguments.get("database"))
    return next((asset for asset, _, _ in given if asset.kind is AssetKind.RESOURCE), None)


def run_with(runs: Runs | None, arguments: Mapping[str, Any], context: Context, found: Findings) -> Analysis:
    """The assets that a script uses because of these arguments, each where the script uses it: those that it uses
    whatever it is given are its own. ``found`` notes that the script was read."""
    is_script = runs is not None and runs.kind is RunsKind.SCRIPT and not runs.path.startswith(HUB)
    script = found.read(runs.path) if runs is not None and is_script and arguments else None
    if runs is None or script is None:
        return Analysis()
    plain = replace(context, path=runs.path, schema=None, database=None)
    own = {row.asset.identity for row in analyze(script.content, script.language, plain).assets}
    given = replace(plain, database=database_of(arguments), arguments=arguments)
    used = analyze(script.content, script.language, given)
    assets = (row for row in used.assets if row.asset.identity not in own)
    return Analysis(
        tuple(
            replace(row, occurrences=tuple(replace(at, path=at.path or runs.path) for at in row.occurrences))
            for row in assets
        ),
        reads=used.reads,
    )
