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
from sqlglot.tokenizer_core import Token
from sqlglot.tokens import Tokenizer

from analyzers.hole import HOLE, OPEN
from analyzers.sql.dialects import Engine

_SHIFT = 0xE100
_MARK = "\ufeff"
_EXECUTED = re.compile(r"/\*!\d*")
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
        return _lexer(engine.grammar).tokenize(sql)
    except TokenError:
        return None


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
