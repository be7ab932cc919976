"""Messages to the user on standard error, so that standard output only contains ``data``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

messages = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)
data = Console(highlight=False, emoji=False)


def printable(text: str) -> str:
    """Escapes characters that would move the terminal's cursor or change its colours."""
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)


def counted(number: int, noun: str) -> str:
    """``1 item``, ``2 items``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def print_utf_8(text: bytes) -> None:
    """Prints data for a program in UTF-8, whatever the encoding of the terminal."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text + b"\n")


def say(message: str) -> None:
    messages.print(printable(message), markup=False)


def fail(message: str, code: int = 1) -> NoReturn:
    """Prints a message and ends the command."""
    say(f"headrace: {message}")
    raise typer.Exit(code)


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """Shows a progress bar on a terminal; yields a function to be called with the size of each step."""
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=messages, transient=True, disable=not messages.is_terminal) as bar:
        task = bar.add_task(what, total=total)
        yield lambda count: bar.advance(task, count)
