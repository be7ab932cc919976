"""The command itself."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from tests.cli.command import run


def test_it_tells_its_version(tmp_path: Path) -> None:
    assert run(tmp_path, "--version").stdout == f"headrace {version('headrace-server')}\n"
