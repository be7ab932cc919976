"""The ``headrace`` command. It ends with 0 when all went well, 1 when the work failed or an error was told of, and 2
when it was asked wrongly."""

from __future__ import annotations

import sys
from io import TextIOWrapper

__all__ = ["main"]

INTERRUPTED = 130
"""The code that shells give a command that Ctrl-C ended."""


def main() -> None:
    """The entry point of the installed command."""
    try:
        from cli.command import app  # a program that imports a part of this room does not pay for the whole command
    except KeyboardInterrupt:  # there is nothing to end yet
        sys.exit(INTERRUPTED)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as of standard error: not every terminal has every letter
    app()
