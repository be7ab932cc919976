"""What the options, the environment and the file of settings come to; a value that is no good ends the command."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pydantic

from api import settings
from cli.terminal import fail
from cypher import InvalidWorkspace, check_workspace


def chosen(**flags: Any) -> settings.Settings:
    """The settings under these flags; a value that is no good ends the command and is named."""
    try:
        return settings.load(**flags)
    except pydantic.ValidationError as error:
        fail("; ".join(f"{_origin(row['loc'], flags)}: {_reason(row)}" for row in error.errors()), 2)
    except tomllib.TOMLDecodeError as error:
        fail(f"{settings.config_file()} is not a valid TOML file: {error}", 2)
    except OSError as error:
        fail(f"{error.filename} cannot be read: {error.strerror}", 2)


def _origin(place: tuple[int | str, ...], flags: Mapping[str, Any]) -> str:
    """Where the value of a setting was given: by a flag, a variable of the environment, or in the file."""
    words = [str(word) for word in place]
    variable = f"{settings.PREFIX}{'_'.join(words)}".upper()
    if flags.get(words[0]) is not None:
        return f"--{words[0]}"
    return variable if variable in os.environ else f"{'.'.join(words)} in {settings.config_file()}"


def _reason(row: Any) -> str:
    """What is wrong with a value, in our words where we have any."""
    if row["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        return "there is no such setting"
    words = str(row["ctx"]["error"]) if row["type"] == "value_error" else str(row["msg"])
    return words.replace("Input should", "it should", 1)


def named(workspace: str) -> str:
    """A name that a workspace can have; another one ends the command."""
    try:
        check_workspace(workspace)
    except InvalidWorkspace as error:
        fail(f"--workspace: {error}", 2)
    return workspace


def named_by(folder: Path) -> str:
    """The name of a folder as that of its workspace."""
    try:
        check_workspace(folder.name)
    except InvalidWorkspace as error:
        fail(f"the folder's name cannot be used for the workspace: {error}; name it with --workspace", 2)
    return folder.name
