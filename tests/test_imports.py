"""The rooms and the way through them: no import runs upward (ARCHITECTURE.md has the table)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MAY_IMPORT: dict[str, set[str]] = {
    "analyzers": set(),
    "workspace": {"analyzers"},
    "cypher": set(),
    "ingest": {"analyzers", "cypher"},
    "api": {"analyzers", "workspace", "cypher", "ingest"},
    "cli": {"analyzers", "workspace", "cypher", "ingest", "api"},
    "sdk": set(),
}
LONGEST_MODULE = 500


def imported(source: str) -> set[str]:
    """The top-level names that a module imports, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names.add((node.module or "").partition(".")[0])
    return names


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_no_import_runs_upward(room: str) -> None:
    allowed = MAY_IMPORT[room] | {"headrace" if room == "sdk" else room}
    modules = sorted((ROOT / room).rglob("*.py"))
    assert modules
    for module in modules:
        ours = imported(module.read_text()) & (MAY_IMPORT.keys() | {"headrace", "tests", "bench"})
        assert ours <= allowed, f"{module.relative_to(ROOT)} imports {sorted(ours - allowed)}"


@pytest.mark.parametrize("room", [*MAY_IMPORT, "tests", "bench"])
def test_no_module_is_too_long(room: str) -> None:
    for module in sorted((ROOT / room).rglob("*.py")):
        lines = len(module.read_text().splitlines())
        assert lines <= LONGEST_MODULE, f"{module.relative_to(ROOT)} has {lines} lines: which two rooms are in it?"
