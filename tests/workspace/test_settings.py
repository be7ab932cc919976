"""Which files belong to the workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspace.folders import write
from workspace import Workspace

FILES = ("f/a/one.py", "f/a/b/two.py", "f/c/three.ts", "u/bob/four.py")


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (None, {"f/a/one", "f/a/b/two", "f/c/three", "u/bob/four"}),
        ("{}", {"f/a/one", "f/a/b/two", "f/c/three"}),
        ("includes: ['**']", {"f/a/one", "f/a/b/two", "f/c/three", "u/bob/four"}),
        ("includes: ['*']", {"f/a/one", "f/a/b/two", "f/c/three", "u/bob/four"}),
        ("includes: [u/**]", {"u/bob/four"}),
        ("includes: [f/**]\nextraIncludes: [u/bob/*.py]", {"f/a/one", "f/a/b/two", "f/c/three", "u/bob/four"}),
        ("includes: [f/a/*]", {"f/a/one"}),
        ("includes: ['f/{a,c}/*.{py,ts}']", {"f/a/one", "f/c/three"}),
        ("includes: ['f/[!a]/*']", {"f/c/three"}),
        ("includes: ['f/?/*.ts']", {"f/c/three"}),
        ("includes: [f/**]\nexcludes: ['**/two.*', f/c/**]", {"f/a/one"}),
        ("includes: []", set()),
    ],
)
def test_includes_and_excludes(tmp_path: Path, settings: str | None, expected: set[str]) -> None:
    write(tmp_path, dict.fromkeys(FILES, "1"))
    if settings is not None:
        write(tmp_path, {"wmill.yaml": settings})
    workspace = Workspace(tmp_path)
    assert {entry.path for entry in workspace.entries} == expected
    assert workspace.left_out == len(FILES) - len(expected)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("includes: ['**']\nskipResources: true", set()),
        ("includes: ['**']\nexcludes: [f/a/key.resource.yaml]", set()),
        ("includes: ['**']\nexcludes: [f/b/**]", {"u/bob/pg"}),
        ("includes: ['f/a/**']", set()),
        ("includes: ['f/**']", {"f/a/pg", "f/b/pg"}),
        ("includes: ['**']\nexcludes: [f/a/*.py]", {"f/a/pg", "f/b/pg", "u/bob/pg"}),
    ],
)
def test_resources_of_which_some_are_left_out_are_not_told_of(
    tmp_path: Path, settings: str, expected: set[str]
) -> None:
    """The others of f/ or u/ would count as missing."""
    resources = ("f/a/pg", "f/b/pg", "u/bob/pg")
    write(tmp_path, {"f/a/one.py": "1", "f/a/two.ts": "1"})
    write(tmp_path, {f"{path}.resource.yaml": "resource_type: postgresql\nvalue: {}" for path in resources})
    assert {entry.path for entry in Workspace(tmp_path).entries} == {*resources, "f/a/one", "f/a/two"}
    write(tmp_path, {"wmill.yaml": settings})
    paths = {entry.path for entry in Workspace(tmp_path).entries}
    assert paths & set(resources) == expected
    assert "f/a/two" in paths


def test_resources_of_folders_that_are_not_there_may_be_left_out_too(tmp_path: Path) -> None:
    write(
        tmp_path, {"f/a/pg.resource.yaml": "resource_type: postgresql\nvalue: {}", "wmill.yaml": "includes: [f/a/**]"}
    )
    assert Workspace(tmp_path).entries == ()
