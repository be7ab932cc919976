"""What the command says to a person: on standard error, so that standard output holds ``data`` alone."""

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
    """Text of a file as a terminal may have it: what would move its cursor or change its colours is escaped."""
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)


def counted(number: int, noun: str) -> str:
    """``1 item``, ``2 items``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def print_utf_8(text: bytes) -> None:
    """Prints a line of data for a program, which expects it in UTF-8 whatever a terminal has."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text + b"\n")


def say(message: str) -> None:
    messages.print(printable(message), markup=False)


def fail(message: str, code: int = 1) -> NoReturn:
    """Ends the command."""
    say(f"headrace: {message}")
    raise typer.Exit(code)


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal, nothing anywhere else; the block calls what it gets with the count of each step."""
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=messages, transient=True, disable=not messages.is_terminal) as bar:
        task = bar.add_task(what, total=total)
        yield lambda count: bar.advance(task, count)
