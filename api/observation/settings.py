"""How much operators are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal


@dataclass(frozen=True, slots=True)
class Log:
    """What is written to standard error."""

    format: Annotated[Literal["text", "json"], "json writes an object a line, for a collector"] = "text"
    level: Annotated[
        Literal["debug", "info", "warning", "error"], "info writes a line for each operation; a terminal is for people"
    ] = "warning"


@dataclass(frozen=True, slots=True)
class Metrics:
    """What ``/metrics`` tells."""

    open: Annotated[bool, "answered beyond the loopback too: behind a proxy that keeps it private"] = False
    names: Annotated[int, "operation names told apart in one server process; later ones are 'other'"] = 200
