"""Settings of logs and metrics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator


@dataclass(frozen=True, slots=True)
class Log:
    """Settings of the log on standard error."""

    format: Annotated[Literal["text", "json"], "`json` writes one JSON object per line, for a log collector"] = "text"
    level: Annotated[
        Literal["debug", "info", "warning", "error"],
        BeforeValidator(lambda text: text.lower() if isinstance(text, str) else text),
        "`debug`, `info`, `warning` or `error`; `info` writes one line per operation",
    ] = "warning"


@dataclass(frozen=True, slots=True)
class Metrics:
    """Settings of ``/metrics``."""

    open: Annotated[bool, "answer /metrics beyond the loopback too; keep it private with a proxy or firewall"] = False
    names: Annotated[
        int, "distinct operation names in the metrics of one server process; later ones are counted as `other`"
    ] = 200
