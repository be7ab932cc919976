"""Settings from options, environment and file. An invalid value ends the command."""

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
    """The settings with these flags. An invalid value ends the command with a message that names it."""
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
    """Where the value of a setting comes from: a flag, an environment variable, or the file."""
    words = [str(word) for word in place]
    variable = f"{settings.PREFIX}{'_'.join(words)}".upper()
    if flags.get(words[0]) is not None:
        return f"--{words[0]}"
    given = [variable] if variable in os.environ else _given(words)
    return ", ".join(given) or f"{'.'.join(words)} in {settings.config_file()}"


def _given(words: list[str]) -> list[str]:
    """The environment variables that set fields of a group, whose combination is invalid."""
    field = settings.Settings.model_fields.get(words[0]) if len(words) == 1 else None
    group = f"{settings.PREFIX}{words[0]}_".upper()
    return (
        sorted(name for name in os.environ if name.startswith(group))
        if is_dataclass(getattr(field, "default", None))
        else []
    )


def _reason(row: Any) -> str:
    """What is wrong with a value."""
    if row["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        return "there is no such setting"
    words = str(row["ctx"]["error"]) if row["type"] == "value_error" else str(row["msg"])
    return words.replace("Input should", "it should", 1)


def named(workspace: str) -> str:
    """Returns a valid name of a workspace; ends the command if it is invalid."""
    try:
        check_workspace(workspace)
    except InvalidWorkspace as error:
        fail(f"--workspace: {error}", 2)
    return workspace


def named_by(folder: Path) -> str:
    """The name of a folder as the name of its workspace; ends the command if it is invalid."""
    try:
        check_workspace(folder.name)
    except InvalidWorkspace as error:
        fail(f"the folder's name cannot be used for the workspace: {error}; name it with --workspace", 2)
    return folder.name
