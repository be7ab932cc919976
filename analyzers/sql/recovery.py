"""What the tokens alone tell of a statement that has no structure: keywords say what the name after them is."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot.tokenizer_core import Token, TokenType

from analyzers.facts import Access
from analyzers.sql.catalog import Part
from analyzers.sql.lexing import unmask
from analyzers.sql.literals import inside, mention
from analyzers.sql.session import Session

_READS = frozenset({"FROM", "JOIN", "USING", "INFILE", "CLONE"})
_WRITES = frozenset({"INTO", "UPDATE", "TABLE", "VIEW"})
_NOISE = frozenset({"IF", "NOT", "EXISTS", "ONLY", "LATERAL", "TABLE", "IGNORE", "LOW_PRIORITY", "OUTFILE", "DUMPFILE"})
_NO_TARGET_AFTER = frozenset({"FOR", "DO", "ON", "THEN", "KEY"})
_NO_SOURCE_IN = frozenset({"EXTRACT", "TRIM", "SUBSTRING", "SUBSTR", "OVERLAY", "POSITION"})
_INDEX_HEAD = 12  # CREATE OR REPLACE SEARCH INDEX IF NOT EXISTS schema.name ON
_IN_CALLS = frozenset({"(", ","})
_STREAMS = frozenset({"STDIN", "STDOUT", "PROGRAM"})
_NAMES = frozenset({TokenType.VAR, TokenType.IDENTIFIER})
_NO_ALIAS = frozenset({"SELECT", "SET", "WHERE", "ON", "VALUES", "AS", "LATERAL", "UNNEST", "TO", "CLONE"})


def recover(session: Session, tokens: Sequence[Token]) -> None:
    """Notes the tables and URIs that a statement's keywords point to."""
    if not tokens:
        return
    common = _common_names(tokens)
    calls: list[str] = []
    taken: set[int] = set()
    copies = tokens[0].text.upper() == "COPY"
    loads = copies and any(token.token_type is TokenType.FROM for token in tokens)
    at = _indexed(session, tokens)
    while at < len(tokens):
        token = tokens[at]
        word = token.text.upper()
        before = tokens[at - 1].text.upper() if at else ""
        if token.token_type is TokenType.L_PAREN:
            calls.append(before)
        elif token.token_type is TokenType.R_PAREN and calls:
            calls.pop()
        access = _access(word, before, calls, copies=copies, loads=loads) if _is_keyword(token) else None
        at += 1
        if access is None or (copies and word in ("FROM", "TO") and _is_stream(tokens[at : at + 1])):
            continue
        while True:
            at = _names(session, tokens, at, access, common, taken)
            if word not in ("FROM", "JOIN") or at >= len(tokens) or tokens[at].token_type is not TokenType.COMMA:
                break
            at += 1
    for index, token in enumerate(tokens):
        if index not in taken and token.token_type is TokenType.STRING:
            mention(session.ledger, unmask(token.text), *inside(token))


def _indexed(session: Session, tokens: Sequence[Token]) -> int:
    """Notes the table that gets an index, and returns the place after it; the first place where none does."""
    said = [token.text.upper() for token in tokens[:_INDEX_HEAD]]
    if said[0] != "CREATE" or "INDEX" not in said or "ON" not in said:
        return 0
    return named(session, tokens, said.index("ON") + 1, Access.WRITE)


def named(session: Session, tokens: Sequence[Token], at: int, access: Access) -> int:
    """Notes the table that is named at a place, and returns the place after it."""
    return _names(session, tokens, at, access, set(), set())


def _is_keyword(token: Token) -> bool:
    return token.token_type not in (TokenType.STRING, TokenType.IDENTIFIER)


def _is_stream(tokens: Sequence[Token]) -> bool:
    """Whether COPY moves rows from or to what is no table and no file of the workspace."""
    return any(_is_keyword(token) and token.text.upper() in _STREAMS for token in tokens)


def _access(word: str, before: str, calls: list[str], *, copies: bool, loads: bool) -> Access | None:
    if word == "COPY":
        return Access.WRITE if loads else Access.READ
    if copies and word == "TO":
        return Access.WRITE
    if word == "TABLE" and before in _IN_CALLS:
        return Access.READ  # an argument
    if word in _WRITES:
        return None if before in _NO_TARGET_AFTER else Access.WRITE
    if word not in _READS or before == "DISTINCT" or (calls and calls[-1] in _NO_SOURCE_IN):
        return None
    return Access.WRITE if before == "DELETE" else Access.READ


def _names(
    session: Session, tokens: Sequence[Token], at: int, access: Access, common: set[str], taken: set[int]
) -> int:
    """Notes the name or URI at a place, and returns the place after it and its alias."""
    while at < len(tokens) and _is_keyword(tokens[at]) and tokens[at].text.upper() in _NOISE:
        at += 1
    if (
        tokens[at + 1 : at + 2]
        and tokens[at].token_type is TokenType.VAR
        and tokens[at + 1].token_type is TokenType.STRING
    ):
        at += 1  # `FROM S3 '…'`
    if at < len(tokens) and tokens[at].token_type is TokenType.STRING:
        taken.add(at)
        session.file(unmask(tokens[at].text), access, *inside(tokens[at]))
        return _after_alias(tokens, at + 1)
    first = at
    parts: list[Part] = []
    while at < len(tokens) and _is_name(tokens[at], bool(parts)):
        parts.append(Part(tokens[at].text, tokens[at].token_type is TokenType.IDENTIFIER))
        at += 1
        if at + 1 >= len(tokens) or tokens[at].token_type is not TokenType.DOT:
            break
        at += 1
    if not parts:
        return at
    is_call = at < len(tokens) and tokens[at].token_type is TokenType.L_PAREN
    if is_call and access is Access.READ and tokens[first].token_type is not TokenType.IDENTIFIER:
        return _file_arguments(session, tokens, at, taken)
    if len(parts) > 1 or parts[0].text.lower() not in common:
        if "://" in parts[0].text:
            session.file(unmask(parts[0].text), access, *inside(tokens[first]))
        else:
            session.use(parts, access, tokens[first].start, tokens[at - 1].end + 1)
    return _after_alias(tokens, at)


def _is_name(token: Token, follows_dot: bool) -> bool:
    if token.token_type in _NAMES:
        return follows_dot or token.token_type is TokenType.IDENTIFIER or token.text.upper() not in _NO_ALIAS
    return follows_dot and token.text.isidentifier()


def _after_alias(tokens: Sequence[Token], at: int) -> int:
    if at < len(tokens) and tokens[at].token_type is TokenType.ALIAS:
        at += 1
    if at < len(tokens) and tokens[at].token_type in _NAMES and tokens[at].text.upper() not in _NO_ALIAS:
        at += 1
    return at


def _file_arguments(session: Session, tokens: Sequence[Token], at: int, taken: set[int]) -> int:
    """The files that a table function's first argument names."""
    at += 1
    at += at < len(tokens) and tokens[at].text.upper() == "BULK"
    while at < len(tokens) and tokens[at].token_type in (TokenType.L_BRACKET, TokenType.STRING, TokenType.COMMA):
        if tokens[at].token_type is TokenType.STRING:
            taken.add(at)
            session.file(unmask(tokens[at].text), Access.READ, *inside(tokens[at]))
        at += 1
    return at


def _common_names(tokens: Sequence[Token]) -> set[str]:
    """Names that a WITH clause defines: a name, AS, a parenthesis."""
    return {
        name.text.lower()
        for name, middle, bracket in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if middle.token_type is TokenType.ALIAS and bracket.token_type is TokenType.L_PAREN
    }
