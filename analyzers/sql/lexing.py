"""SQL text into tokens.

A hole stands where a name, a literal or a part of one may stand, and its own name may hold any sign. Before lexing each
character of the name is moved into the private-use area, one for one: a hole then lexes as part of an identifier,
survives folding, and every offset stays what it was.
"""

from __future__ import annotations

import re
from functools import cache

from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import TokenError
from sqlglot.tokenizer_core import Token, TokenType
from sqlglot.tokens import Tokenizer

from analyzers.hole import HOLE, OPEN
from analyzers.sql.dialects import Engine

_SHIFT = 0xE100
_MARK = "\ufeff"
_EXECUTED = re.compile(r"/\*!\d*")
_UNICODE = re.compile(r"\bU&\"", re.IGNORECASE)
_MASKED = {code: _SHIFT + code for code in range(0x21, 0x7F)}
_UNMASKED = {shifted: code for code, shifted in _MASKED.items()}


def mask(sql: str) -> str:
    """The text with the names of its holes, and a mark of its encoding, out of the lexer's sight; its length does not
    change."""
    if sql.startswith(_MARK):
        sql = " " + sql[1:]
    return HOLE.sub(lambda match: match[0].translate(_MASKED), sql) if OPEN in sql else sql


def unmask(text: str) -> str:
    """What :func:`mask` was given."""
    return text.translate(_UNMASKED) if OPEN in text else text


def tokenize(sql: str, engine: Engine) -> list[Token] | None:
    """The tokens of a masked text, None where a literal or comment of it is never closed."""
    if engine.grammar == "mysql" and "/*!" in sql:
        sql = _executed(sql)
    try:
        tokens = _lexer(engine.grammar).tokenize(sql)
    except TokenError:
        return None
    return _decoded(tokens) if engine.grammar == "postgres" and _UNICODE.search(sql) else tokens


def _decoded(tokens: list[Token]) -> list[Token]:
    """The tokens with `U&"…"`, to the lexer three, as the identifiers that they are."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        first, name = tokens[at], tokens[min(at + 2, len(tokens) - 1)]
        at += 1
        if first.text.upper() == "U" and name.token_type is TokenType.IDENTIFIER and name.start == first.start + 2:
            at += 2
            has_escape = len(tokens) > at + 1 and tokens[at].text.upper() == "UESCAPE"
            escape = tokens[at + 1].text if has_escape else "\\"
            at += 2 * has_escape
            first = Token(TokenType.IDENTIFIER, _plain(name.text, escape), first.line, first.col, first.start, name.end)
        kept.append(first)
    return kept


def _plain(text: str, escape: str) -> str:
    """The text with its `\\0061` and `\\+000061` as the characters that they mean."""
    sign = re.escape(escape)
    escaped = re.compile(rf"{sign}(?:({sign})|\+([0-9a-f]{{6}})|([0-9a-f]{{4}}))", re.IGNORECASE)
    return escaped.sub(lambda match: match[1] or chr(min(int(match[2] or match[3], 16), 0x10FFFF)), text)


def _executed(sql: str) -> str:
    """The text with what stands in `/*! … */`, which to MySQL is no comment."""
    pieces, at = list[str](), 0
    while (opening := _EXECUTED.search(sql, at)) and (closing := sql.find("*/", opening.end())) >= 0:
        pieces += [sql[at : opening.start()], " " * len(opening[0]), sql[opening.end() : closing], "  "]
        at = closing + 2
    return "".join([*pieces, sql[at:]])


@cache
def _lexer(grammar: str) -> Tokenizer:
    """The dialect's lexer, but for EXPLAIN, CALL and the like: it gives their words too, not the rest as one string."""
    dialect = Dialect.get_or_raise(grammar)
    lexer: type[Tokenizer] = type("Lexer", (dialect.tokenizer_class,), {"COMMANDS": set()})
    return lexer(dialect)
