"""Connections to the storages, databases and resources of a workspace, for scripts that run outside of Windmill.

A TOML file (`HEADRACE_CONNECTIONS`, or `headrace/connections.toml` in the user's configuration folder) has a table for
each section. `HEADRACE_STORAGES`, `HEADRACE_RESOURCES`, `HEADRACE_DATATABLES` and `HEADRACE_DUCKLAKES` can hold further
entries as JSON objects, which take precedence over the file."""

from __future__ import annotations

import json
import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

SECTIONS = ("storages", "resources", "datatables", "ducklakes")
DEFAULT_STORAGE = "default"


class NotConnected(LookupError):
    """No connection is configured for a storage, a database or a resource."""

    def __init__(self, section: str, name: str) -> None:
        where = f"[{section}.{json.dumps(name)}] in {_file()}, or in HEADRACE_{section.upper()}"
        super().__init__(f"{name!r} is not configured: add {where}")


def connection(section: str, name: str) -> dict[str, Any]:
    """The settings of a name in a section. Raises NotConnected, and ValueError if they are not a table."""
    found = _sections()[section].get(name)
    if found is None:
        raise NotConnected(section, name)
    if not isinstance(found, dict):
        raise ValueError(f"[{section}] {name} must be a table of settings")
    return found


@cache
def _sections() -> dict[str, dict[str, Any]]:
    file = _file()
    try:
        content = tomllib.loads(file.read_text()) if file.exists() else {}
    except ValueError as error:
        raise ValueError(f"{file} is not valid TOML: {error}") from error
    return {name: {**_table(content.get(name, {}), name, str(file)), **_environment(name)} for name in SECTIONS}


def _environment(section: str) -> dict[str, Any]:
    variable = f"HEADRACE_{section.upper()}"
    try:
        given = json.loads(os.environ.get(variable) or "{}")
    except ValueError as error:
        raise ValueError(f"{variable} is not valid JSON: {error}") from error
    return _table(given, section, variable)


def _table(given: Any, section: str, where: str) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise ValueError(f"{section} in {where} must contain a table for each name")
    return given


def _file() -> Path:
    configuration = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(os.environ.get("HEADRACE_CONNECTIONS") or Path(configuration) / "headrace" / "connections.toml")
