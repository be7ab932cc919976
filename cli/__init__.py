"""The ``headrace`` command. It ends with 0 when all went well, 1 when the work failed or an error was told of, and 2
when it was asked wrongly."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """The entry point of the installed command."""
    from cli.command import app  # a program that imports a part of this room does not pay for the whole command

    app()
