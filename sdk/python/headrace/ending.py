"""Detects whether the process fails, to report the status of its job."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any

from headrace.jobs import Status

_failed = False
_watched = False


def watch() -> None:
    """Observes uncaught exceptions and `sys.exit` from now on."""
    global _watched
    if _watched:
        return
    _watched = True
    hook, leave = sys.excepthook, sys.exit

    def excepthook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        global _failed
        _failed = True
        hook(kind, error, trace)

    def exit(code: Any = None, /) -> Any:
        global _failed
        _failed = code not in (None, 0)
        leave(code)

    sys.excepthook, sys.exit = excepthook, exit


def status() -> Status:
    """FAILED after an uncaught exception or a `sys.exit` with a code."""
    return "FAILED" if _failed else "SUCCEEDED"
