"""The texts of arguments that people read later: none fills a page, and most are a single line."""

from __future__ import annotations

from api.errors import BadInput


def check_text(text: str | None, argument: str, most: int) -> None:
    """Raises BadInput for a text of more characters than that."""
    if text is not None and len(text) > most:
        raise BadInput(argument, f"more than {most} characters")


def check_line(text: str | None, argument: str, most: int) -> None:
    """The same, also for a text that would break or colour the line that it is printed in."""
    check_text(text, argument, most)
    if text is not None and not text.isprintable():
        raise BadInput(argument, "it contains a character that cannot be printed")
