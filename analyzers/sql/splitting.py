"""A script into its statements, so that what one of them breaks costs only itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlglot.tokenizer_core import Token, TokenType

from analyzers.sql.dialects import Engine
from analyzers.sql.lexing import tokenize

_LINE_END = re.compile(r";[ \t]*(?:--[^\n]*)?(?=\r?\n|\Z)")
_OPENING = re.compile(
    r"""'(?:[^']|'')*' | "[^"]*" | `[^`]*` | --[^\n]* | /\*.*?\*/ | \$(?P<tag>\w*)\$.*?\$(?P=tag)\$"""
    r"""| (?P<open>['"`]|/\*|\$\w*\$)""",
    re.DOTALL | re.VERBOSE,
)
_LONG = re.compile(r"/\*|\$\w*\$")


@dataclass(frozen=True, slots=True)
class Statement:
    """The tokens of one statement; their offsets count from ``shift``. In a broken one ``broken`` is where a literal
    or comment opens that is never closed, and ``end`` where the statement is taken to end, counted alike."""

    tokens: list[Token]
    shift: int = 0
    broken: int | None = None
    end: int = 0


def statements(sql: str, engine: Engine) -> Iterator[Statement]:
    """The statements of a masked script in order, empty ones left out."""
    tokens = tokenize(sql, engine)
    if tokens is not None:
        yield from _split(tokens, 0)
        return
    for start, end in _pieces(sql):
        tokens = tokenize(sql[start:end], engine)
        if tokens is not None:
            yield from _split(tokens, start)
            continue
        opener = _opener(sql, start, end)
        *whole, last = [*_split(tokenize(sql[start:opener], engine) or [], start), Statement([], start)]
        if whole:
            last = whole.pop()
        yield from whole
        yield Statement(last.tokens, start, opener - start, end - start)


def _split(tokens: list[Token], shift: int) -> Iterator[Statement]:
    begin = 0
    for at, token in enumerate(tokens):
        if token.token_type is TokenType.SEMICOLON:
            if at > begin:
                yield Statement(tokens[begin:at], shift)
            begin = at + 1
    if begin < len(tokens):
        yield Statement(tokens[begin:], shift)


def _pieces(sql: str) -> Iterator[tuple[int, int]]:
    """Stretches that end with a semicolon at a line's end; one that opens a long comment or a dollar-quoted text goes
    on to where that is closed."""
    start = 0
    position = 0
    while start < len(sql):
        end_match = _LINE_END.search(sql, position)
        end = end_match.end() if end_match else len(sql)
        opener = _opener(sql, start, end)
        long = _LONG.match(sql, opener) if opener < end else None
        if long and end < len(sql):
            closing = sql.find("*/" if long[0] == "/*" else long[0], max(end, long.end()))
            if closing >= 0:
                position = closing + 1
                continue
        yield start, end
        start = position = end


def _opener(sql: str, start: int, end: int) -> int:
    """Where in a stretch a literal or comment opens that the stretch does not close; its end if none does."""
    for match in _OPENING.finditer(sql, start, end):
        if match["open"]:
            return match.start()
    return end
