"""The folder argument of commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from workspace import Limits, Workspace


def open_workspace(folder: Path, limits: Limits, fail: Callable[[str, int], NoReturn]) -> Workspace:
    """Opens the workspace in a folder; ends the command with a message if it is not one."""
    if not folder.is_dir():
        fail(f"{folder} is not a folder", 2)
    try:
        opened = Workspace(folder.resolve(), limits)
    except OSError as error:
        fail(f"{folder} cannot be read: {error.strerror}", 1)
    for diagnostic in opened.diagnostics:
        if diagnostic.code == "NOT_A_WORKSPACE":
            fail(diagnostic.message, 2)
    return opened
