"""What bad folders get: a diagnostic that names the file, and the rest of the folder all the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.workspace.folders import codes, read, write
from workspace import Flow, Limits, Script, Workspace

STEP = "value: {modules: [{id: a, value: {type: rawscript, language: python3, content: '!inline %s'}}]}"
GOOD = {"f/x/good.py": "1"}


def test_a_folder_that_is_no_workspace(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        (row,) = Workspace(folder).diagnostics
        assert row.code == "NOT_A_WORKSPACE"
        assert str(folder) in row.message


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("broken", "value: ["),
        ("list", "- 1"),
        ("empty", ""),
        (
            "laughs",
            "a: &a [x, x]\n"
            + "".join(f"b{i}: &b{i} [{', '.join(['*b' + str(i - 1) if i else '*a'] * 9)}]\n" for i in range(9)),
        ),
        ("heavy", f"a: &a {'x' * 1_000_000}\nb: [{', '.join(['*a'] * 100)}]"),
        ("deep", "value: " + "[" * 100_000),
        ("deep-block", "- " * 10_000 + "1"),
        ("circle", "value: &a {x: *a}"),
        ("no-alias", "value: *gone"),
        ("digits", "value: " + "9" * 5_000),
    ],
)
def test_a_document_that_cannot_be_understood(tmp_path: Path, name: str, text: str) -> None:
    readings = read(tmp_path, {f"f/x/{name}.flow/flow.yaml": text, **GOOD})
    (row,) = readings["FLOW", f"f/x/{name}"].diagnostics
    assert row.code in ("INVALID_DOCUMENT", "INVALID_FLOW")
    assert row.path == f"f/x/{name}.flow/flow.yaml"
    assert readings["SCRIPT", "f/x/good"].item is not None


@pytest.mark.parametrize("text", ['{"value": ', "[" * 100_000, "[]", '{"value": 1}'])
def test_json_that_cannot_be_understood(tmp_path: Path, text: str) -> None:
    (row,) = read(tmp_path, {"f/x/a.flow/flow.json": text})["FLOW", "f/x/a"].diagnostics
    assert row.code in ("INVALID_DOCUMENT", "INVALID_FLOW")


def test_a_tag_is_never_followed(tmp_path: Path) -> None:
    tags = "x: !!python/object/apply:os.system [touch hacked], y: !custom z, z: !!python/name:os.system"
    text = f"value: {{modules: [], {tags} }}"
    reading = read(tmp_path, {"f/x/a.flow/flow.yaml": text})["FLOW", "f/x/a"]
    assert isinstance(reading.item, Flow)
    assert reading.item.value["y"] == "z"
    assert "UNKNOWN_TAG" in {row.code for row in reading.diagnostics}


def test_what_json_has_no_type_for_stays_text(tmp_path: Path) -> None:
    days = "day: 2026-11-02, time: 1:30, no: .nan, big: 1e999, bin: !!binary aGk=, 1: one"
    text = f"value: {{{days}, true: yes, null: 0o7, f: 1.5, n: -3, z: ~, t: true, q: '1', <<: {{m: 1}}}}"
    item = read(tmp_path, {"f/x/a.flow/flow.yaml": text})["FLOW", "f/x/a"].item
    assert isinstance(item, Flow)
    assert item.value == {
        "day": "2026-11-02",
        "time": "1:30",
        "no": ".nan",
        "big": "1e999",
        "bin": "aGk=",
        "1": "one",
        "true": "yes",
        "null": "0o7",
        "f": 1.5,
        "n": -3,
        "z": None,
        "t": True,
        "q": "1",
        "m": 1,
    }


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("gone.py", "MISSING_FILE"),
        ("../../secret.py", "OUTSIDE_FOLDER"),
        ("/etc/passwd", "OUTSIDE_FOLDER"),
        (r"..\..\secret.py", "OUTSIDE_FOLDER"),
        ("C:/secret.py", "OUTSIDE_FOLDER"),
        ("link.py", "MISSING_FILE"),
        ("", "MISSING_FILE"),
        (".", "MISSING_FILE"),
        ("step_1:_load.py", "MISSING_FILE"),
    ],
)
def test_inline_code_that_cannot_be_had(tmp_path: Path, reference: str, code: str) -> None:
    write(tmp_path, {"secret.py": "hunter2", "w/f/x/a.flow/flow.yaml": STEP % reference})
    (tmp_path / "w/f/x/a.flow/link.py").symlink_to(tmp_path / "secret.py")
    reading = read(tmp_path / "w", {})["FLOW", "f/x/a"]
    (row,) = reading.diagnostics
    assert (row.code, row.path, row.pointer) == (code, "f/x/a.flow/flow.yaml", "/modules/0/value/content")
    assert "hunter2" not in repr(reading)


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    root = write(tmp_path / "w", {"f/x/good.py": "1"})
    write(tmp_path, {"secret.py": "hunter2"})
    (root / "f/x/out.py").symlink_to(tmp_path / "secret.py")
    (root / "f/x/folder").symlink_to(tmp_path)
    (root / "f/x/loop").symlink_to(root / "f")
    (root / "f/x/gone.py").symlink_to(root / "nothing")
    (root / "f/x/inside.py").symlink_to(root / "f/x/good.py")
    assert codes(root) == [
        ("MISSING_FILE", "f/x/gone.py"),
        ("OUTSIDE_FOLDER", "f/x/folder"),
        ("OUTSIDE_FOLDER", "f/x/loop"),
        ("OUTSIDE_FOLDER", "f/x/out.py"),
    ]
    assert [row.path for row in Workspace(root).entries] == ["f/x/good", "f/x/inside"]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path, {**GOOD, "f/x/large.py": b"x" * 5_000_001, "f/x/latin.py": b"# caf\xe9", "f/x/q.sql": "select 1"})
    write(
        tmp_path, {"f/x/alone.script.yaml": "summary: s", "f/x/twice.py": "1", "f/x/twice.ts": "1", "f/x/e.flow/x": ""}
    )
    os.mkfifo(tmp_path / "f/x/pipe.py")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/f/x/\xff.py")).write_text("1")
    assert codes(tmp_path) == [
        ("DUPLICATE_PATH", "f/x/twice.ts"),
        ("INVALID_ENCODING", "f/x/latin.py"),
        ("MISSING_FILE", "f/x/alone.script.yaml"),
        ("MISSING_FILE", "f/x/e.flow"),
        ("TOO_LARGE", "f/x/large.py"),
        ("UNKNOWN_ENDING", "f/x/q.sql"),
        ("UNREADABLE_FILE", "f/x/?.py"),
        ("UNREADABLE_FILE", "f/x/pipe.py"),
    ]


def test_a_file_that_goes_away(tmp_path: Path) -> None:
    workspace = Workspace(write(tmp_path, GOOD))
    (tmp_path / "f/x/good.py").unlink()
    (reading,) = workspace
    assert reading.item is None
    assert [row.code for row in reading.diagnostics] == ["UNREADABLE_FILE"]


def test_broken_metadata_leaves_the_script(tmp_path: Path) -> None:
    reading = read(tmp_path, {**GOOD, "f/x/good.script.yaml": "summary: a: b"})["SCRIPT", "f/x/good"]
    assert isinstance(reading.item, Script)
    assert [row.code for row in reading.diagnostics] == ["INVALID_DOCUMENT"]


def test_a_schedule_that_starts_nothing(tmp_path: Path) -> None:
    reading = read(tmp_path, {"f/x/n.schedule.yaml": "args: {}"})["SCHEDULE", "f/x/n"]
    assert (reading.item, [row.code for row in reading.diagnostics]) == (None, ["INVALID_DOCUMENT"])


def test_limits(tmp_path: Path) -> None:
    write(tmp_path, {f"f/x/s{number}.py": "1" for number in range(5)})
    workspace = Workspace(tmp_path, Limits(files=3))
    assert len(workspace.entries) == 3
    assert [row.code for row in workspace.diagnostics] == ["TOO_MANY"]


@pytest.mark.parametrize("text", ["includes: [", "- 1", "includes: ['[z-a]']", "includes: 3"])
def test_settings_that_cannot_be_understood(tmp_path: Path, text: str) -> None:
    Workspace(write(tmp_path, {"wmill.yaml": text, **GOOD}))


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    item = read(tmp_path, {"f/x/a.py": b"\xef\xbb\xbfx = 1\r\n"})["SCRIPT", "f/x/a"].item
    assert isinstance(item, Script)
    assert item.content == "x = 1\r\n"
