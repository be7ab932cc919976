"""Where the storages, databases and resources of a workspace are, for scripts that run outside of Windmill.

A TOML file (`HEADRACE_CONNECTIONS`, else `headrace/connections.toml` in the user's configuration folder) has a table
for each section, and `HEADRACE_STORAGES`, `HEADRACE_RESOURCES`, `HEADRACE_DATATABLES` and `HEADRACE_DUCKLAKES` hold
more of each as JSON objects, which go before the file."""

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
    """Nothing tells where a storage, a database or a resource is."""

    def __init__(self, section: str, name: str) -> None:
        where = f"[{section}.{json.dumps(name)}] in {_file()}, or in HEADRACE_{section.upper()}"
        super().__init__(f"nothing is known of {name!r}: add {where}")


def connection(section: str, name: str) -> dict[str, Any]:
    """What is told of a name in a section. Raises NotConnected, and ValueError where what is told is no table."""
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
        told = tomllib.loads(file.read_text()) if file.exists() else {}
    except ValueError as error:
        raise ValueError(f"{file} is no TOML: {error}") from error
    return {name: {**_table(told.get(name, {}), name, str(file)), **_environment(name)} for name in SECTIONS}


def _environment(section: str) -> dict[str, Any]:
    variable = f"HEADRACE_{section.upper()}"
    try:
        given = json.loads(os.environ.get(variable) or "{}")
    except ValueError as error:
        raise ValueError(f"{variable} is no JSON: {error}") from error
    return _table(given, section, variable)


def _table(given: Any, section: str, where: str) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise ValueError(f"{section} of {where} must hold a table for each name")
    return given


def _file() -> Path:
    configuration = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(os.environ.get("HEADRACE_CONNECTIONS") or Path(configuration) / "headrace" / "connections.toml")
