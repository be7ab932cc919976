"""What a scan remembers: the same answer for what did not change, a new one for what did."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from analyzers.facts import Code
from cli.memory import Memory, Said
from cli.scan import Scan, scan
from ingest import Analysts
from ingest.fingerprint import context
from workspace import Workspace

LOAD = "import wmill\n\n\ndef load():\n    return wmill.load_s3_file('s3:///%s.csv')\n"
MAIN = "from f.shared.io import load\n\n\ndef main():\n    return load()\n"
YESTERDAY = 1_700_000_000


class Counted(Memory):
    """A memory that counts what it knew."""

    known = 0

    def recall(self, entry: object) -> Said | None:
        said = super().recall(entry)  # type: ignore[arg-type]
        self.known += said is not None
        return said


@pytest.fixture(scope="module")
def analysts() -> Iterator[Analysts]:
    with Analysts() as pool:
        yield pool


def write(root: Path, name: str, text: str, at: int = YESTERDAY) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    os.utime(path, (at, at))


def scanned(root: Path, cache: Path, analysts: Analysts) -> tuple[Scan, int]:
    workspace = Workspace(root)
    memory = Counted(workspace, None, cache)
    return scan(workspace, analysts, lambda _: None, memory), memory.known


def uses(found: Scan) -> dict[str, set[str]]:
    return {used.asset.uri: {ref.path for ref in used.usages} for used in found.assets}


def test_what_changed_is_asked_again(tmp_path: Path, analysts: Analysts) -> None:
    root, cache = tmp_path / "folder", tmp_path / "cache"
    write(root, "f/shared/io.py", LOAD % "a")
    write(root, "f/x/one.py", MAIN)
    write(root, "f/x/two.sh", "# nothing")
    first, known = scanned(root, cache, analysts)
    assert known == 0
    assert uses(first)["s3:///a.csv"] == {"f/shared/io", "f/x/one"}
    assert scanned(root, cache, analysts) == (first, 3)

    write(root, "f/shared/io.py", LOAD % "b", YESTERDAY + 1)
    second, known = scanned(root, cache, analysts)
    assert known == 1
    assert uses(second)["s3:///b.csv"] == {"f/shared/io", "f/x/one"}
    assert "s3:///a.csv" not in uses(second)

    (root / "f/shared/io.py").unlink()
    third, _ = scanned(root, cache, analysts)
    assert uses(third) == {}


def test_storages_are_part_of_what_is_known(tmp_path: Path, analysts: Analysts) -> None:
    root, cache = tmp_path / "folder", tmp_path / "cache"
    write(root, "f/shared/io.py", LOAD % "a")
    scanned(root, cache, analysts)
    write(root, "settings.yaml", "large_file_storage: {type: S3Storage}")
    assert scanned(root, cache, analysts)[1] == 0


@pytest.mark.parametrize("text", ["", "{", "[]", '{"basis": 1}', '{"basis": "%s", "items": 3}'])
def test_a_cache_that_cannot_be_read_is_none(tmp_path: Path, analysts: Analysts, text: str) -> None:
    root, cache = tmp_path / "folder", tmp_path / "cache"
    write(root, "f/shared/io.py", LOAD % "a")
    first, _ = scanned(root, cache, analysts)
    (file,) = (cache / "scans").iterdir()
    file.write_text(text)
    assert scanned(root, cache, analysts) == (first, 0)
    file.unlink()
    file.parent.rmdir()
    file.parent.write_text("in the way")
    assert scanned(root, cache, analysts) == (first, 0)


@pytest.mark.parametrize("code", [Code.TIMEOUT, Code.CRASHED])
def test_an_analysis_that_was_ended_is_tried_again(tmp_path: Path, code: Code) -> None:
    write(tmp_path / "folder", "f/x/one.py", MAIN)
    workspace = Workspace(tmp_path / "folder")
    memory = Memory(workspace, None, tmp_path / "cache")
    memory.keep(workspace.entries[0], Said(diagnostics=(code.at("the machine was busy"),)))
    memory.save()
    assert Memory(workspace, None, tmp_path / "cache").recall(workspace.entries[0]) is None


def test_what_another_version_kept_is_forgotten(tmp_path: Path, analysts: Analysts) -> None:
    root, cache = tmp_path / "folder", tmp_path / "cache"
    write(root, "f/x/two.sh", "# nothing")
    scanned(root, cache, analysts)
    (file,) = cache.rglob("*.json")
    kept = orjson.loads(file.read_bytes())
    assert kept["basis"] != context(Workspace(root).storages), "the analyzers alone do not give it its form"
    assert scanned(root, cache, analysts)[1] == 1
    file.write_bytes(orjson.dumps({**kept, "basis": "another"}))
    assert scanned(root, cache, analysts)[1] == 0


def test_a_circle_of_flows_is_told_of_however_much_is_known(tmp_path: Path, analysts: Analysts) -> None:
    root, cache = tmp_path / "folder", tmp_path / "cache"
    runs = "value: {modules: [{id: a, value: {type: flow, path: %s}}]}\n"
    write(root, "f/one.flow/flow.yaml", runs % "f/two")
    write(root, "f/two.flow/flow.yaml", runs % "f/one")
    for known in (0, 2):
        found, remembered = scanned(root, cache, analysts)
        told = {row.path: row.message for row in found.diagnostics if row.code == Code.FLOW_CYCLE.name}
        assert remembered == known
        assert told == {
            "f/one": "the flow runs itself: f/one → f/two → f/one",
            "f/two": "the flow runs itself: f/two → f/one → f/two",
        }
    write(root, "f/two.flow/flow.yaml", runs % "f/gone", YESTERDAY + 1)
    left = [(row.code, row.path) for row in scanned(root, cache, analysts)[0].diagnostics]
    assert left == [(Code.UNRESOLVED_RUNNABLE.name, "f/two#a")]
