"""The settings, each from an environment variable: ``HEADRACE_`` and the field's name in upper case."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import inf
from pathlib import Path
from typing import Annotated, get_type_hints
from urllib.parse import urlsplit

PREFIX = "HEADRACE_"
_SOME = ("batch_jobs", "batch_accesses", "batch_statements", "batch_characters", "interval_seconds")
"""These must not be 0."""


@dataclass(frozen=True)
class Settings:
    """Where and how jobs report."""

    url: Annotated[str, "address of the Headrace server; without it nothing is recorded"] = ""
    token: Annotated[str, "API token or JWT with the right INGEST"] = ""
    workspace: Annotated[str, "workspace of jobs that name none; `WM_WORKSPACE` takes precedence"] = ""
    spool: Annotated[
        str, "folder for what could not be sent yet; by default `headrace/spool` in the user's state folder"
    ] = ""
    spool_bytes: Annotated[
        int, "largest size of the spool, in bytes; beyond it the oldest batches are dropped with a warning"
    ] = 64_000_000
    spool_days: Annotated[
        float, "days after which a batch in the spool is dropped; the server may have pruned its jobs by then"
    ] = 7.0
    buffer: Annotated[int, "accesses and statements held in memory; beyond it new ones are dropped with a warning"] = (
        100_000
    )
    batch_jobs: Annotated[int, "most jobs per request; the server's own limit"] = 500
    batch_accesses: Annotated[int, "most accesses per request; the server's own limit"] = 5_000
    batch_statements: Annotated[int, "most SQL statements per request; the server's own limit"] = 500
    batch_characters: Annotated[int, "most characters per request; a quarter of the server's limit"] = 8_000_000
    interval_seconds: Annotated[float, "seconds between deliveries in the background"] = 2.0
    repeat_seconds: Annotated[
        float, "seconds within which the same access counts once; libraries read a file in many ranges"
    ] = 1.0
    timeout_seconds: Annotated[float, "seconds that one request in the background may take"] = 30.0
    exit_seconds: Annotated[
        float, "seconds for the last delivery when the process ends; the rest goes to the spool"
    ] = 3.0

    @property
    def folder(self) -> Path:
        """The spool's folder."""
        state = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")  # noqa: PTH111 (never raises)
        return Path(self.spool) if self.spool else Path(state) / "headrace" / "spool"


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """Reads the settings from environment variables.

    Raises ValueError, which names the variable, if a number or the server's address is invalid."""
    given: dict[str, str | float] = {}
    for field in fields(Settings):
        name = PREFIX + field.name.upper()
        if value := environment.get(name, "").strip():
            given[field.name] = value if isinstance(field.default, str) else _number(name, value, type(field.default))
            if field.name in _SOME and not given[field.name]:
                raise ValueError(f"{name} is {value!r}: it must be a number above 0")
    settings = Settings(**given)  # type: ignore[arg-type]
    if settings.url and not _is_address(settings.url):
        raise ValueError(f"{PREFIX}URL is {settings.url!r}: it must be an http:// or https:// address")
    return settings


def _number(name: str, value: str, kind: type) -> float:
    try:
        number: float = kind(value)
    except ValueError as error:
        raise ValueError(f"{name} is {value!r}: it must be a number") from error
    if not 0 <= number < inf:
        raise ValueError(f"{name} is {value!r}: it must be a number from 0 on")
    return number


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:  # invalid brackets or port
        return False


def table() -> str:
    """All settings as a Markdown table."""
    rows = [
        f"| `{PREFIX}{field.name.upper()}` | {f'`{field.default}`' if field.default else ''} | {hint.__metadata__[0]} |"
        for field in fields(Settings)
        for hint in [get_type_hints(Settings, include_extras=True)[field.name]]
    ]
    return "\n".join(("| variable | default | meaning |", "|---|---|---|", *rows)) + "\n"
