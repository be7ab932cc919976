"""How deep a statement nests, counted on its tokens: a parser recurses once or more for each level."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot.tokenizer_core import Token, TokenType

_OPEN, _CLOSE, _PREFIX, _JOIN, _CONDITION, _UNCONDITIONED, _DOT, _COMMA = range(1, 9)

_ROLES: dict[int, tuple[TokenType, ...]] = {
    _OPEN: (TokenType.L_PAREN, TokenType.L_BRACKET, TokenType.L_BRACE, TokenType.CASE),
    _CLOSE: (TokenType.R_PAREN, TokenType.R_BRACKET, TokenType.R_BRACE, TokenType.END),
    _PREFIX: (TokenType.NOT, TokenType.DASH, TokenType.PLUS, TokenType.TILDE),
    _JOIN: (TokenType.JOIN,),
    _CONDITION: (TokenType.ON, TokenType.USING),
    _UNCONDITIONED: (TokenType.CROSS, TokenType.NATURAL, TokenType.POSITIONAL),
    _DOT: (TokenType.DOT,),
    _COMMA: (TokenType.COMMA,),
}
# A table by number: the hash of an enumeration's member is a call in Python.
_ROLE = bytearray(max(TokenType) + 1)
for _role, _kinds in _ROLES.items():
    for _kind in _kinds:
        _ROLE[_kind] = _role

FEW_JOINS = 8  # so many weigh less than any limit
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
        role = _ROLE[kind]
        if role == _OPEN:
            level += 1
            waiting.append(0)
            chain += kind is TokenType.L_BRACKET and before is TokenType.R_BRACKET
        elif role == _CLOSE:
            if level:
                level -= 1
                waiting.pop()
        elif role == _PREFIX or kind is before:
            run += 1
        elif role == 0:
            run = 0
            before = kind
            continue
        elif role == _COMMA:
            run = chain = 0
        elif role == _DOT:
            chain += before is TokenType.R_PAREN
        elif role == _UNCONDITIONED:
            needs_condition = False
        elif role == _JOIN:
            waiting[-1] += needs_condition
            needs_condition = True
        else:
            waiting[-1] -= waiting[-1] > 0
        before = kind
        reached = level + run + chain + _JOIN_WEIGHT * waiting[-1]
        if reached > deepest:
            deepest = reached
    return deepest
