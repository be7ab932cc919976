"""A script into its statements, so that what one of them breaks costs only itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

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
_SEMICOLON = TokenType.SEMICOLON  # Python looks a member of an enumeration up anew each time


class Statement(NamedTuple):
    """The tokens of one statement; in a broken one the stretch from where a literal or comment opens that is never
    closed to where the statement is taken to end."""

    tokens: list[Token]
    broken: tuple[int, int] | None = None


def statements(sql: str, engine: Engine) -> Iterator[Statement]:
    """The statements of a masked script in order, empty ones left out."""
    tokens = tokenize(sql, engine)
    if tokens is not None:
        yield from _split(tokens)
        return
    for start, end in _pieces(sql):
        tokens = tokenize(sql[start:end], engine)
        if tokens is not None:
            yield from _split(shifted(tokens, start))
            continue
        opener = _opener(sql, start, end)
        whole = list(_split(shifted(tokenize(sql[start:opener], engine), start)))
        yield from whole[:-1]
        yield Statement(whole[-1].tokens if whole else [], (opener, end))


def _split(tokens: list[Token]) -> Iterator[Statement]:
    begin = 0
    for at in [at for at, token in enumerate(tokens) if token.token_type is _SEMICOLON]:
        if at > begin:
            yield Statement(tokens[begin:at])
        begin = at + 1
    if begin < len(tokens):
        yield Statement(tokens[begin:])


def shifted(tokens: list[Token] | None, shift: int) -> list[Token]:
    """The tokens with their offsets moved, for a text that is part of another."""
    for token in tokens or ():
        token.start += shift
        token.end += shift
    return tokens or []


def _pieces(sql: str) -> Iterator[tuple[int, int]]:
    """Stretches that end with a semicolon at a line's end; one that opens a long comment or a dollar-quoted text goes
    on to where that is closed."""
    start = 0
    position = 0
    while start < len(sql):
        line_end = _LINE_END.search(sql, position)
        end = line_end.end() if line_end else len(sql)
        opener = _opener(sql, start, end)
        long = _LONG.match(sql, opener) if opener < end < len(sql) else None
        closing = sql.find("*/" if long[0] == "/*" else long[0], max(end, long.end())) if long else -1
        if closing >= 0:
            position = closing + 1
            continue
        yield start, end
        start = position = end


def _opener(sql: str, start: int, end: int) -> int:
    """Where in a stretch a literal or comment opens that the stretch does not close; its end if none does."""
    return next((match.start() for match in _OPENING.finditer(sql, start, end) if match["open"]), end)
