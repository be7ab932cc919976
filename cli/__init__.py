"""The ``headrace`` command. Its exit code is 0 on success, 1 if the work failed or found errors, and 2 for wrong
usage."""

from __future__ import annotations

import sys
from io import TextIOWrapper

__all__ = ["main"]

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells report it."""


def main() -> None:
    """The entry point of the installed command."""
    try:
        from cli.command import app  # imported late: other parts of this package do not need it
    except KeyboardInterrupt:  # nothing needs to be cleaned up yet
        sys.exit(INTERRUPTED)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as on standard error, for terminals with another encoding
    app()
