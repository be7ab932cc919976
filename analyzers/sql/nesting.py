"""How deep a statement nests, counted on its tokens: a parser recurses once or more for each level."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot.tokenizer_core import Token, TokenType

_OPEN = frozenset({TokenType.L_PAREN, TokenType.L_BRACKET, TokenType.L_BRACE, TokenType.CASE})
_CLOSE = frozenset({TokenType.R_PAREN, TokenType.R_BRACKET, TokenType.R_BRACE, TokenType.END})
_PREFIX = frozenset({TokenType.NOT, TokenType.DASH, TokenType.PLUS, TokenType.TILDE})
_UNCONDITIONED = frozenset({TokenType.CROSS, TokenType.NATURAL, TokenType.POSITIONAL})
_CONDITIONS = frozenset({TokenType.ON, TokenType.USING})
_JOIN_WEIGHT = 16  # for each further join without a condition the grammar tries what follows twice


def depth(tokens: Sequence[Token]) -> int:
    """The deepest level of what costs a parser more than a step each: brackets and CASE expressions, prefix operators
    in a row, subscripts and calls chained to one another, and joins that wait for a condition."""
    level = deepest = run = chain = 0
    waiting = [0]
    needs_condition = True
    before: TokenType | None = None
    for token in tokens:
        kind = token.token_type
        if kind in _OPEN:
            level += 1
            waiting.append(0)
            chain += kind is TokenType.L_BRACKET and before is TokenType.R_BRACKET
        elif kind in _CLOSE:
            if level:
                level -= 1
                waiting.pop()
        elif kind in _PREFIX or kind is before:
            run += 1
        else:
            run = 0
            if kind in _UNCONDITIONED:
                needs_condition = False
            elif kind is TokenType.JOIN:
                waiting[-1] += needs_condition
                needs_condition = True
            elif kind in _CONDITIONS:
                waiting[-1] -= waiting[-1] > 0
            elif kind is TokenType.DOT:
                chain += before is TokenType.R_PAREN
            elif kind is TokenType.COMMA:
                chain = 0
        deepest = max(deepest, level + run + chain + _JOIN_WEIGHT * waiting[-1])
        before = kind
    return deepest
