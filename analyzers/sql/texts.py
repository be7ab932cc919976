"""SQL in the literals of SQL: bodies of routines and of DO, and constant texts that are prepared or executed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from sqlglot.tokenizer_core import Token, TokenType

from analyzers.sql.attachments import Tokens, words
from analyzers.sql.session import Session
from analyzers.sql.splitting import shifted, statements

TEXTS = frozenset({
    TokenType.STRING, TokenType.HEREDOC_STRING, TokenType.RAW_STRING, TokenType.NATIONAL_STRING, TokenType.BYTE_STRING,
})  # fmt: skip
_QUOTE = re.compile(r"""\w*?(\$\w*\$|'''|\"\"\"|['"])""")
_JOINING = frozenset({TokenType.DPIPE, TokenType.PLUS, TokenType.STRING})
_READABLE = frozenset({"SQL", "PLPGSQL"})
_ROUTINES = frozenset({"FUNCTION", "PROCEDURE"})
_RUNS = re.compile(
    r"EXEC(UTE)?( IMMEDIATE| \(| (SYS \. )?SP_EXECUTESQL)?|PREPARE \w+ FROM|DO( LANGUAGE \w+)?|CREATE .* AS"
)
"""The words of a statement before the literal that holds SQL."""
_HEAD = 6  # words at most, but for CREATE
HOLDERS = frozenset({"EXEC", "EXECUTE", "PREPARE", "DO", "CREATE"})
"""First words of the statements that run or define what a literal of theirs holds."""

_PROCEDURAL = frozenset({"DO", "EXECUTE"})


def quoted(session: Session, tokens: Tokens) -> Iterator[Tokens]:
    """The statements in the literal of a statement that begins with one of ``HOLDERS``; none where it has no such."""
    head = words(tokens[:_HEAD])
    if head[0] == "CREATE" and _ROUTINES.isdisjoint(head):
        return
    said = words(tokens)
    for at, token in enumerate(tokens):
        if token.token_type in TEXTS and (said[at - 1] == "AS" or at < _HEAD) and _RUNS.fullmatch(" ".join(said[:at])):
            if _is_readable(said) and not (tokens[at + 1 :] and tokens[at + 1].token_type in _JOINING):
                session.is_procedural |= said[0] in _PROCEDURAL or "PLPGSQL" in said
                yield from _statements(session, token)
            return


def _is_readable(said: list[str]) -> bool:
    """Whether the body of a routine is SQL."""
    language = said.index("LANGUAGE") + 1 if "LANGUAGE" in said[:-1] else 0
    return not language or said[language] in _READABLE


def _statements(session: Session, token: Token) -> Iterator[Tokens]:
    written = session.sql[token.start : token.end + 1]
    opening = _QUOTE.match(written)
    if opening is None:
        return
    start = opening.end()
    text = written[start : -len(opening[1])]
    if opening[1] == "'":
        opens = count()
        text = re.sub("''", lambda _: "' " if next(opens) % 2 else " '", text)  # one quote, and offsets as they were
    for statement in statements(text, session.engine):
        if statement.tokens:
            yield shifted(statement.tokens, token.start + start)
