"""Checks of text arguments that are shown to people later."""

from __future__ import annotations

from api.errors import BadInput


def check_text(text: str | None, argument: str, most: int) -> None:
    """Raises BadInput if a text has more than ``most`` characters."""
    if text is not None and len(text) > most:
        raise BadInput(argument, f"more than {most} characters")


def check_line(text: str | None, argument: str, most: int) -> None:
    """Raises BadInput if a text has more than ``most`` characters, or contains line breaks or control characters."""
    check_text(text, argument, most)
    if text is not None and not text.isprintable():
        raise BadInput(argument, "it contains a character that cannot be printed")
