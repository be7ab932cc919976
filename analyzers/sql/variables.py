"""Variables of procedural code: what declarations and assignments read, and queries that fill variables."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot.tokenizer_core import Token, TokenType

from analyzers.facts import Access
from analyzers.sql.attachments import Tokens, words
from analyzers.sql.blocks import BODIES, begin, body_at
from analyzers.sql.dynamic import note
from analyzers.sql.recovery import named, recover
from analyzers.sql.session import Session

_VALUES = frozenset({":=", "=", "DEFAULT"})
_STATEMENTS = frozenset({"BEGIN", "END", "DECLARE", "FUNCTION", "PROCEDURE", "CREATE", "ALTER", "DROP"})
_FILLING = frozenset({"SELECT", "WITH", "RETURNING", "RETURN"})
_INSERTING = frozenset({"INSERT", "MERGE", "REPLACE", "IGNORE", "OVERWRITE", "DELAYED", "LOW_PRIORITY"})
_CHANGING = frozenset({"INSERT", "UPDATE", "DELETE", "MERGE"})
_AFTER_TARGETS = frozenset({
    "FROM", "WHERE", "USING", "GROUP", "HAVING", "ORDER", "LIMIT", "FETCH", "FOR", "UNION", "EXCEPT", "INTERSECT",
    "MINUS", "LOCK",
})  # fmt: skip
_SECTIONS = frozenset({"oracle", "snowflake"})
_NO_INTO_TABLE = frozenset({"mysql", "oracle", "snowflake"})


def declare(session: Session, tokens: Tokens) -> Tokens:
    """DECLARE of a cursor or of variables; before a block it opens a section of declarations."""
    if session.engine.grammar in _SECTIONS or session.is_procedural:
        session.is_declaring = True
        return declaration(session, tokens[1:])
    at = body_at(tokens)
    if at is None:
        note(session, tokens[1:])
        recover(session, tokens)
    return tokens[at:] if at is not None else ()


def declaration(session: Session, tokens: Tokens) -> Tokens:
    """What is left to read of a statement in a section of declarations: a cursor's query, a variable's default, or a
    statement that ends the section."""
    said = words(tokens[:1])
    if not said or said[0] in _STATEMENTS:
        session.is_declaring = session.is_declaring and said in ([], ["FUNCTION"], ["PROCEDURE"])
        return tokens
    at = body_at(tokens)
    return tokens[at:] if at is not None else _value(session, tokens)


def nested(session: Session, tokens: Tokens) -> Tokens:
    """A routine within another one or a package: its first statement, or its declarations."""
    said = words(tokens)
    if "BEGIN" in said:
        session.is_declaring = False
        return begin(session, tokens[said.index("BEGIN") :])
    at = next((at for at, word in enumerate(said) if word in ("IS", "AS")), 0)
    if not at:
        return ()
    session.is_declaring = True
    return declaration(session, tokens[at + 1 :])


def assigned(session: Session, tokens: Tokens) -> Tokens:
    """`name := value` and `LET name type := value`: the value, or the cursor's query."""
    at = body_at(tokens)
    return tokens[at:] if at is not None else _value(session, tokens[tokens[0].text.upper() == "LET" :])


def is_assignment(session: Session, tokens: Tokens) -> bool:
    """Whether a statement begins as `name := `, in procedural code also as `name = `."""
    if tokens[0].text.upper() in BODIES:
        return False
    for token in tokens[1:8]:
        if token.token_type in (TokenType.L_PAREN, TokenType.COLON_EQ, TokenType.EQ):
            return token.token_type is TokenType.COLON_EQ or (
                session.is_procedural and token.token_type is TokenType.EQ
            )
    return False


def _value(session: Session, tokens: Tokens) -> Tokens:
    """The value that a variable gets, as a query; what is known of it is noted."""
    note(session, tokens)
    said = words(tokens)
    at = next((at for at, word in enumerate(said) if word in _VALUES), len(tokens)) + 1
    return tokens[at + 1 : -1] if said[at : at + 2] == ["(", "EXECUTE"] else selected(tokens[at:])


def selected(tokens: Tokens) -> Tokens:
    """An expression as the query that computes it."""
    if not tokens:
        return ()
    first = tokens[0]
    return [Token(TokenType.SELECT, "SELECT", first.line, first.col, first.start, first.start), *tokens]


def without_targets(session: Session, tokens: Sequence[Token]) -> Sequence[Token]:
    """The statement without the variables or the local file that its INTO fills, and without the table that T-SQL's
    OUTPUT fills, which is noted."""
    if session.engine.grammar == "tsql":
        return _without_outputs(session, tokens)
    if not (session.is_procedural or session.engine.grammar in _NO_INTO_TABLE):
        return tokens
    if not any(token.token_type is TokenType.INTO for token in tokens):
        return tokens
    said = words(tokens)
    level, fills, kept, at = 0, False, list[Token](), 0
    while at < len(tokens):
        level += (said[at] == "(") - (said[at] == ")")
        fills = (fills or said[at] in _FILLING) and said[at] not in _INSERTING
        if said[at] == "INTO" and not level and fills:
            while at < len(tokens) and (level or said[at] not in _AFTER_TARGETS):
                level += (said[at] == "(") - (said[at] == ")")
                at += 1
            continue
        kept.append(tokens[at])
        at += 1
    return kept


def _without_outputs(session: Session, tokens: Sequence[Token]) -> Sequence[Token]:
    said = words(tokens)
    if "OUTPUT" not in said:
        return tokens
    outputs, kept, at = 0, list[Token](), 0
    while at < len(tokens):
        word, token = said[at], tokens[at]
        outputs = 0 if word in _CHANGING else outputs + (word == "OUTPUT")
        at += 1
        if word == "INTO" and outputs:
            at = at + 2 if said[at : at + 1] == ["@"] else named(session, tokens, at, Access.WRITE)
            at = said.index(")", at) + 1 if said[at : at + 1] == ["("] and ")" in said[at:] else at
        elif word == "OUTPUT" and outputs > 1:  # what goes to the caller, after what goes to a table
            kept.append(Token(TokenType.COMMA, ",", token.line, token.col, token.start, token.end))
        else:
            kept.append(token)
    return kept
