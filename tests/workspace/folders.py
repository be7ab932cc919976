"""Workspace folders for tests, written file by file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from workspace import Reading, Workspace


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def read(root: Path, files: Mapping[str, str | bytes]) -> dict[tuple[str, str], Reading]:
    """Every reading of a folder that holds these files, by kind and path."""
    return {(row.entry.kind.value, row.entry.path): row for row in Workspace(write(root, files))}


def codes(root: Path) -> list[tuple[str, str]]:
    """Every diagnostic of a folder and its items, as code and path."""
    workspace = Workspace(root)
    found = [row for reading in workspace for row in reading.diagnostics]
    return sorted((row.code, row.path) for row in (*workspace.diagnostics, *found))
