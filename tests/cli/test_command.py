"""The command itself."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.cli.command import SHOP, environment, run

TELLING = "import sys, cli\ntry: cli.main()\nfinally: print(*sys.modules, file=sys.stderr)"
OF_A_DATABASE = {"neo4j", "jwt", "httpx", "strawberry", "graphql", "api.auth.door"}
OF_AN_ANALYSIS = {"pydantic", "sqlglot", "tree_sitter", "ingest", "analyzers.facts"}


def test_it_tells_its_version(tmp_path: Path) -> None:
    assert run(tmp_path, "--version").stdout == f"headrace {version('headrace-server')}\n"


def test_help_has_a_short_name(tmp_path: Path) -> None:
    assert run(tmp_path, "-h").stdout == run(tmp_path, "--help").stdout
    assert run(tmp_path, "token", "list", "-h").stdout == run(tmp_path, "token", "list", "--help").stdout


@pytest.mark.parametrize(
    ("words", "unneeded"),
    [
        (["--help"], OF_A_DATABASE | OF_AN_ANALYSIS),
        (["--version"], OF_A_DATABASE | OF_AN_ANALYSIS),
        (["scan", str(SHOP)], OF_A_DATABASE),
    ],
    ids=["help", "version", "scan"],
)
def test_it_loads_what_it_needs(tmp_path: Path, words: list[str], unneeded: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TELLING, *words], env=environment(tmp_path), capture_output=True, text=True, check=True
    )
    assert done.stdout
    assert not unneeded & set(done.stderr.split())
