"""Clauses that a grammar may fail at and that change no use."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot.tokenizer_core import Token, TokenType

from analyzers.sql.attachments import words

_CLAUSES = (
    ("ON", "COMMIT", "DROP"),
    ("ON", "COMMIT", "DELETE", "ROWS"),
    ("ON", "COMMIT", "PRESERVE", "ROWS"),
    ("OVERRIDING", "SYSTEM", "VALUE"),
    ("OVERRIDING", "USER", "VALUE"),
    ("WITH", "CHECK", "OPTION"),
    ("WITH", "LOCAL", "CHECK", "OPTION"),
    ("WITH", "CASCADED", "CHECK", "OPTION"),
    ("WITH", "NO", "DATA"),
    ("WITH", "DATA"),
    ("LOW_PRIORITY",),
    ("STRAIGHT_JOIN",),
    ("SNAPSHOT",),
)
_FIRST = frozenset(clause[0] for clause in _CLAUSES)


def simplified(tokens: Sequence[Token]) -> Sequence[Token]:
    """The statement without such clauses, and without the defaults of a macro's parameters."""
    said = words(tokens)
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        if said[at] in _FIRST:
            clause = next((each for each in _CLAUSES if tuple(said[at : at + len(each)]) == each), ())
            if clause:
                at += len(clause)
                continue
        if tokens[at].token_type is TokenType.COLON_EQ and said[0] == "CREATE":
            at = _after_default(said, at)
            continue
        kept.append(tokens[at])
        at += 1
    return kept


def _after_default(said: Sequence[str], at: int) -> int:
    level = 0
    while at < len(said) and (level or said[at] not in (",", ")")):
        level += (said[at] == "(") - (said[at] == ")")
        at += 1
    return at
