"""Statements that change rows, in words that the grammar knows."""

from __future__ import annotations

from sqlglot.tokenizer_core import Token, TokenType

from analyzers.sql.attachments import Tokens, words
from analyzers.sql.clauses import closed
from analyzers.sql.databases import NAMES
from analyzers.sql.recovery import recover
from analyzers.sql.session import Session

_MODIFIERS: dict[str, frozenset[str]] = {
    "mysql": frozenset({"LOW_PRIORITY", "HIGH_PRIORITY", "DELAYED", "QUICK", "IGNORE"}),
    "tsql": frozenset({"TOP"}),
}
"""By grammar: what may stand between the first word of a change of rows and its target."""

_AFTER_QUERY = frozenset({"SET", "WHERE", "VALUES", "SELECT", "USING", "RETURNING"})


def changed(session: Session, tokens: Tokens) -> Tokens:
    """INSERT, UPDATE, DELETE and MERGE without the words before their target that change no use; `UPDATE EXTENSIONS`
    changes no table."""
    said = words(tokens[1:3])
    if said == ["EXTENSIONS"] and session.engine.is_shared:
        return ()
    if session.engine.grammar == "tsql" and "EXEC" in (all_words := words(tokens)):
        at = all_words.index("EXEC")
        recover(session, tokens[:at])
        return tokens[at:]
    if session.engine.grammar == "oracle":
        returning = [_returning(token) for token in tokens]
        return _of_query(returning if returning != list(tokens) else tokens)
    if session.engine.grammar == "tsql" and words(tokens[:2]) == ["DELETE", "FROM"]:
        tokens = [tokens[0], *tokens[2:]]  # where the grammar takes OUTPUT and a second FROM
        said = words(tokens[1:3])
    modifiers = _MODIFIERS.get(session.engine.grammar, frozenset())
    if not said or said[0] not in modifiers or "." in said:
        return tokens
    rest = tokens[2:]
    if said[1:] == ["("]:
        closing = next((at for at, word in enumerate(words(rest)) if word == ")"), len(rest))
        rest = rest[closing + 1 :]
        rest = rest[1:] if words(rest[:1]) == ["PERCENT"] else rest
    return [tokens[0], *rest]


def replace(session: Session, tokens: Tokens) -> Tokens:
    """REPLACE writes as INSERT does."""
    first = tokens[0]
    insert = Token(TokenType.INSERT, "INSERT", first.line, first.col, first.start, first.end, first.comments)
    return [insert, *tokens[1:]]


def _returning(token: Token) -> Token:
    """RETURN of a change of rows is RETURNING."""
    if token.text.upper() != "RETURN" or token.token_type is TokenType.IDENTIFIER:
        return token
    return Token(TokenType.RETURNING, "RETURNING", token.line, token.col, token.start, token.end)


def _of_query(tokens: Tokens) -> Tokens:
    """A change of the rows of a query, `UPDATE (SELECT …) …`, as one of a common table expression."""
    said = words(tokens)
    opening = said.index("(") if "(" in said[:3] else 0
    if not opening or said[opening + 1 : opening + 2] not in (["SELECT"], ["WITH"]):
        return tokens
    closing = closed(said, opening)
    after = closing + 1
    has_name = tokens[after:] and tokens[after].token_type in NAMES and said[after] not in _AFTER_QUERY
    first = tokens[0]
    name, with_, as_ = (
        Token(kind, text, first.line, first.col, first.start, first.start)
        for kind, text in ((TokenType.VAR, "(query)"), (TokenType.WITH, "WITH"), (TokenType.ALIAS, "AS"))
    )
    name = tokens[after] if has_name else name
    query = tokens[opening:after]
    return [with_, name, as_, *query, *tokens[:opening], name, *tokens[after + bool(has_name) :]]
