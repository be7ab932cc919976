"""How deep a statement nests, counted on its tokens: a parser recurses once or more for each level."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot.tokenizer_core import Token, TokenType

_OPEN = frozenset({TokenType.L_PAREN, TokenType.L_BRACKET, TokenType.L_BRACE, TokenType.CASE})
_CLOSE = frozenset({TokenType.R_PAREN, TokenType.R_BRACKET, TokenType.R_BRACE, TokenType.END})
_PREFIX = frozenset({TokenType.NOT, TokenType.DASH, TokenType.PLUS, TokenType.TILDE})


def depth(tokens: Sequence[Token]) -> int:
    """The deepest level of brackets, CASE expressions and prefix operators in a row."""
    level = deepest = run = 0
    for token in tokens:
        kind = token.token_type
        if kind in _PREFIX:
            run += 1
            deepest = max(deepest, level + run)
            continue
        run = 0
        if kind in _OPEN:
            level += 1
            deepest = max(deepest, level)
        elif kind in _CLOSE and level:
            level -= 1
    return deepest
