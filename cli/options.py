"""What the options, the environment and the file of settings come to; a value that is no good ends the command."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

import pydantic

from api import settings
from cli.terminal import fail
from cypher import InvalidWorkspace, check_workspace


def chosen(**flags: Any) -> settings.Settings:
    """The settings under these flags; a value that is no good ends the command and is named."""
    try:
        found = settings.load(**flags)
    except pydantic.ValidationError as error:
        fail("; ".join(f"{_origin(row['loc'], flags)}: {_reason(row)}" for row in error.errors()), 2)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        fail(f"{settings.config_file()} is not a valid TOML file: {error}", 2)
    except OSError as error:
        fail(f"{error.filename} cannot be read: {error.strerror}", 2)
    if wrong := settings.misspelt(os.environ):
        fail("; ".join(f"{name}: there is no such setting: is it {meant}?" for name, meant in wrong.items()), 2)
    return found


def _origin(place: tuple[int | str, ...], flags: Mapping[str, Any]) -> str:
    """Where the value of a setting was given: by a flag, a variable of the environment, or in the file."""
    words = [str(word) for word in place]
    variable = f"{settings.PREFIX}{'_'.join(words)}".upper()
    if flags.get(words[0]) is not None:
        return f"--{words[0]}"
    given = [variable] if variable in os.environ else _given(words)
    return ", ".join(given) or f"{'.'.join(words)} in {settings.config_file()}"


def _given(words: list[str]) -> list[str]:
    """The variables of the environment that set a group, whose values are no good together."""
    field = settings.Settings.model_fields.get(words[0]) if len(words) == 1 else None
    group = f"{settings.PREFIX}{words[0]}_".upper()
    return (
        sorted(name for name in os.environ if name.startswith(group))
        if is_dataclass(getattr(field, "default", None))
        else []
    )


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
