"""What a script does with the arguments that those who run it give it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from analyzers import analyze
from analyzers.arguments import assets_in
from analyzers.asset import Asset, AssetKind
from analyzers.context import Context, Each
from analyzers.facts import HUB, Analysis, Code, Runs, RunsKind
from analyzers.findings import Findings

_CHARACTERS = 1_000_000
"""Code that is analysed with arguments for one flow or app: seconds of work; of each round of a loop it counts."""


def database_of(arguments: Mapping[str, Any]) -> Asset | None:
    """The database that bare names of an SQL script belong to: its argument ``database``."""
    given = assets_in(arguments.get("database"))
    return next((asset for asset, _, _ in given if asset.kind is AssetKind.RESOURCE), None)


class Scripts:
    """The scripts that a flow or an app runs."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._own: dict[str, frozenset[tuple[str, str]]] = {}
        self._left = _CHARACTERS
        self._is_told = False

    def run_with(self, runs: Runs | None, arguments: Mapping[str, Any], pointer: str, found: Findings) -> Analysis:
        """The assets that a script uses because of these arguments, each where the script uses it: those that it uses
        whatever it is given are its own. ``found`` notes that the script was read, and at ``pointer`` once that no
        further ones are."""
        is_script = runs is not None and runs.kind is RunsKind.SCRIPT and not runs.path.startswith(HUB)
        script = found.read(runs.path) if runs is not None and is_script and arguments else None
        if runs is None or script is None:
            return Analysis()
        rounds = (len(value.values) for value in arguments.values() if isinstance(value, Each))
        self._left -= len(script.content) * max(rounds, default=1)
        if self._left < 0:
            if not self._is_told:
                self._is_told = True
                message = (
                    "more code is run with arguments than the limit; what it does with them was left out from here on"
                )
                found.report(Code.TOO_MANY, message, pointer=pointer)
            return Analysis()
        plain = replace(self._context, path=runs.path, schema=None, database=None)
        own = self._own.get(runs.path)
        if own is None:
            rows = analyze(script.content, script.language, plain).assets
            own = self._own[runs.path] = frozenset(row.asset.identity for row in rows)
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
