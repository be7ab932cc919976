"""What can be set, each by a variable of the environment: ``HEADRACE_`` and the field's name in capitals."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, get_type_hints

PREFIX = "HEADRACE_"


@dataclass(frozen=True)
class Settings:
    """Where a job tells what it did, and how much that may cost it."""

    url: Annotated[str, "the Headrace server; without one nothing is recorded"] = ""
    token: Annotated[str, "sent as `Authorization: Bearer`; one with the right INGEST"] = ""
    workspace: Annotated[str, "of jobs that name none; before it, `WM_WORKSPACE`"] = ""
    spool: Annotated[str, "the folder that keeps what could not be sent; the user's state folder by default"] = ""
    spool_bytes: Annotated[int, "of the folder; above, the oldest is dropped, and said so"] = 64_000_000
    spool_days: Annotated[float, "what is older is dropped: the server may have pruned the job"] = 7.0
    buffer: Annotated[int, "accesses and statements held in memory; above, the newest are lost, and said so"] = 100_000
    batch_jobs: Annotated[int, "jobs of one request; the server takes as many"] = 500
    batch_accesses: Annotated[int, "accesses of one request; the server takes as many"] = 5_000
    batch_statements: Annotated[int, "statements of one request: the server analyses each"] = 500
    batch_characters: Annotated[int, "of one request; a quarter of the body that the server takes"] = 8_000_000
    interval_seconds: Annotated[float, "between two deliveries, in the background"] = 2.0
    repeat_seconds: Annotated[float, "the same access again within them is one: a file is read in many ranges"] = 1.0
    timeout_seconds: Annotated[float, "of one request in the background"] = 30.0
    exit_seconds: Annotated[float, "for the last delivery when the process ends; then the rest goes to the spool"] = 3.0

    @property
    def folder(self) -> Path:
        """The spool's folder."""
        state = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")  # noqa: PTH111 (never raises)
        return Path(self.spool) if self.spool else Path(state) / "headrace" / "spool"


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that an environment makes.

    Raises ValueError with the variable's name where a number is none."""
    given: dict[str, str | float] = {}
    for field in fields(Settings):
        name = PREFIX + field.name.upper()
        if value := environment.get(name, "").strip():
            default = field.default
            try:
                given[field.name] = (
                    int(value) if isinstance(default, int) else float(value) if isinstance(default, float) else value
                )
            except ValueError as error:
                raise ValueError(f"{name} is {value!r}: it must be a number") from error
    return Settings(**given)  # type: ignore[arg-type]


def table() -> str:
    """The settings as documentation shows them."""
    rows = [
        f"| `{PREFIX}{field.name.upper()}` | {f'`{field.default}`' if field.default else ''} | {hint.__metadata__[0]} |"
        for field in fields(Settings)
        for hint in [get_type_hints(Settings, include_extras=True)[field.name]]
    ]
    return "\n".join(("| variable | default | why |", "|---|---|---|", *rows)) + "\n"
