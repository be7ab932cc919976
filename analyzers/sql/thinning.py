"""Long lists of values without the rows that name nothing: a parser takes a hundred times as long over each."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot.tokenizer_core import Token, TokenType

_LONG = 400  # tokens; what is shorter is parsed as fast as it is thinned
_OPEN = frozenset({TokenType.L_PAREN, TokenType.L_BRACKET, TokenType.L_BRACE})
_CLOSE = frozenset({TokenType.R_PAREN, TokenType.R_BRACKET, TokenType.R_BRACE})
_QUERIES = frozenset({TokenType.SELECT, TokenType.FROM})


def thinned(tokens: Sequence[Token]) -> Sequence[Token]:
    """The statement's tokens; of `VALUES` at its top level only the first row, and those with a query or a URI."""
    values = _values(tokens) if len(tokens) > _LONG else 0
    if not values:
        return tokens
    kept = list(tokens[: values + 1])
    at = values + 1
    while at < len(tokens) and tokens[at].token_type is TokenType.L_PAREN:
        end = _row(tokens, at)
        row = tokens[at:end]
        if at == values + 1 or any(token.token_type in _QUERIES or ":" in token.text for token in row):
            kept += row if at == values + 1 else [tokens[at - 1], *row]
        at = end
        if at + 1 >= len(tokens) or tokens[at].token_type is not TokenType.COMMA:
            break
        at += 1
    return [*kept, *tokens[at:]]


def _values(tokens: Sequence[Token]) -> int:
    """Where `VALUES` stands outside all brackets; 0 where it does not."""
    level = 0
    for at, token in enumerate(tokens):
        kind = token.token_type
        level += (kind in _OPEN) - (kind in _CLOSE)
        if kind is TokenType.VALUES and not level:
            return at
    return 0


def _row(tokens: Sequence[Token], at: int) -> int:
    """Where the bracket that opens at a place has closed again."""
    level = 0
    while at < len(tokens):
        kind = tokens[at].token_type
        level += (kind in _OPEN) - (kind in _CLOSE)
        at += 1
        if not level:
            break
    return at
