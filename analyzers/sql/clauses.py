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
_FROM = ((TokenType.FROM, "FROM"), (TokenType.L_PAREN, "("))
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
        if tokens[at].token_type is TokenType.NUMBER and said[at - 1] == ":":
            kept.append(_retyped(tokens[at], TokenType.VAR))  # a placeholder
            at += 1
            continue
        if said[at] == "OF" and said[at - 1] == "CURRENT":
            at += 2
            continue
        after = _without(said, at)
        if after > at:
            at = after
            continue
        if said[0] == "MERGE" and said[at : at + 2] == ["DELETE", "WHERE"]:
            when = max((before for before in range(at) if said[before] == "WHEN"), default=0)
            word = TokenType.AND if "WHERE" in said[when:at] else TokenType.WHERE
            kept.append(_retyped(tokens[at + 1], word))  # one more condition of its UPDATE
            at += 2
            continue
        if said[at] in ("PIVOT", "UNPIVOT") and said[0] in ("CREATE", "INSERT") and said[at - 1] != ")":
            return [*kept, *_derived(tokens[at:])]
        if tokens[at].token_type is TokenType.COLON_EQ and said[0] == "CREATE":
            at = _after_default(said, at)
            continue
        kept.append(tokens[at])
        at += 1
    return kept


def _without(said: Sequence[str], at: int) -> int:
    """The place after a clause that begins here and whose length varies; the same place where none does."""
    if said[at] == "AS" and said[at - 1] == ")" and said[_opening(said, at - 1) - 1] == "USING":
        return at + 2  # JOIN b USING (id) AS name
    if said[at : at + 2] == [".", "*"] and said[0] == "DELETE" and "FROM" in said[at:]:
        return at + 2
    if said[at] == "BULK" and said[at - 1] == "(":
        return at + 1
    has_options = said[0] == "CREATE" and "AS" not in said[:at]  # of storage, which may stand without a value
    if said[at : at + 2] == ["WITH", "("] and (has_options or said[at - 1] == ")"):
        return closed(said, at + 1) + 1
    if said[at] == "MODEL" and "SELECT" not in said[at:]:
        return said.index("ORDER BY", at) if "ORDER BY" in said[at:] else len(said)
    return at


def closed(said: Sequence[str], at: int) -> int:
    """Where the bracket that opens at a place closes."""
    level = 0
    for after in range(at, len(said)):
        level += (said[after] == "(") - (said[after] == ")")
        if not level:
            return after
    return len(said) - 1


def _opening(said: Sequence[str], at: int) -> int:
    level = 0
    for before in range(at, 0, -1):
        level += (said[before] == ")") - (said[before] == "(")
        if not level:
            return before
    return 0


def _retyped(token: Token, kind: TokenType) -> Token:
    return Token(kind, token.text, token.line, token.col, token.start, token.end, token.comments)


def _derived(query: Sequence[Token]) -> list[Token]:
    """`FROM (query)`, for a query that may not stand everywhere."""
    first, last = query[0], query[-1]
    before = [Token(kind, text, first.line, first.col, first.start, first.start) for kind, text in _FROM]
    return [*before, *query, Token(TokenType.R_PAREN, ")", last.line, last.col, last.end, last.end)]


def _after_default(said: Sequence[str], at: int) -> int:
    level = 0
    while at < len(said) and (level or said[at] not in (",", ")")):
        level += (said[at] == "(") - (said[at] == ")")
        at += 1
    return at
