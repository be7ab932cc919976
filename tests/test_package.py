"""The wheel holds all that the command needs, and runs without this folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("analyzers", "api", "cli", "cypher", "ingest", "workspace")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (file,) = folder.glob("*.whl")
    return file


def test_it_holds_every_file_of_the_rooms_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    kept = {
        str(path.relative_to(ROOT))
        for room in ROOMS
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name != ".gitkeep"
    }
    assert kept <= held
    assert {name.partition("/")[0] for name in held} == {*ROOMS, "headrace_server-0.1.0.dist-info"}
    for needed in ("cypher/migrations/0001_schema.cypher", "cypher/read/workspaces.cypher", "api/pages/index.html"):
        assert needed in held, f"{needed} is missing: 'make test' builds the pages first"


def test_its_command_runs_elsewhere(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (metadata,) = site.glob("*.dist-info")
    assert "headrace = cli:main" in (metadata / "entry_points.txt").read_text()
    code = "import cli, sys; print(cli.__file__); sys.argv[0] = 'headrace'; cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--help"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(str(site))
    assert all(word in done.stdout for word in ("serve", "scan", "push"))
