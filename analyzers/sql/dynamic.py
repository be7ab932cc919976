"""Dynamic SQL: the texts that variables hold, and those that a statement builds of them and runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from sqlglot import exp
from sqlglot.errors import ParseError, TokenError
from sqlglot.tokenizer_core import Token, TokenType

from analyzers.hole import hole
from analyzers.sql.attachments import Tokens, words
from analyzers.sql.literals import fold
from analyzers.sql.nesting import depth
from analyzers.sql.session import Session
from analyzers.sql.texts import TEXTS

_RUNS: dict[str, re.Pattern[str]] = {
    "tsql": re.compile(r"EXEC(UTE)? (\(|([\w\[\]]* \. )*SP_EXECUTESQL( @ (STMT|STATEMENT) =)?)"),
    "oracle": re.compile(r"EXECUTE IMMEDIATE|OPEN \w+ FOR(?! SELECT| WITH)"),
    "snowflake": re.compile(r"EXECUTE IMMEDIATE(?! FROM)"),
    "bigquery": re.compile(r"EXECUTE IMMEDIATE"),
    "mysql": re.compile(r"EXECUTE IMMEDIATE|PREPARE \S+ FROM"),
    "postgres": re.compile(r"(FOR [\w ,.]+ IN )?EXECUTE"),
}
"""By grammar: the words before an expression whose text is run."""
_FIRST = frozenset({"EXEC", "EXECUTE", "OPEN", "PREPARE", "FOR"})
_ENDS = frozenset({"INTO", "USING", "RETURNING", "LOOP", ","})
_VALUES = frozenset({":=", "=", "DEFAULT"})
_REFERENCES = (exp.Parameter, exp.Placeholder, exp.Column)


class Built(NamedTuple):
    """What a statement runs: the texts that it may be, none where it is not known at all; where the expression stands
    that makes it; and what follows."""

    texts: list[str]
    start: int
    end: int
    rest: Tokens


def built(session: Session, tokens: Tokens) -> Built | None:
    """The SQL that a statement builds and runs; None where it runs none."""
    runs = _RUNS.get(session.engine.grammar)
    if runs is None or tokens[0].text.upper() not in _FIRST:
        return None
    said = words(tokens)
    head = runs.match(" ".join(said))
    if head is None or (session.engine.grammar == "postgres" and not session.is_procedural):
        return None  # there EXECUTE runs what was prepared
    begin = len(head[0].split(" "))
    end, level = begin, 0
    while end < len(tokens) and level >= 0 and (level or said[end] not in _ENDS):
        level += (said[end] == "(") - (said[end] == ")")
        end += level >= 0
    expression = tokens[begin:end]
    if not expression:
        return None
    rest = tokens[said.index("LOOP", end) + 1 :] if said[0] == "FOR" and "LOOP" in said[end:] else ()
    return Built(_texts(session, _expression(session, expression)), expression[0].start, expression[-1].end + 1, rest)


def note(session: Session, tokens: Tokens) -> None:
    """What a declaration or assignment on tokens, `name type := value, …`, gives its variables."""
    said = words(tokens)
    level, starts = 0, [0]
    for at, word in enumerate(said):
        level += (word == "(") - (word == ")")
        if word == "," and not level:
            starts.append(at + 1)
    for start, end in zip(starts, [*starts[1:], len(tokens) + 1], strict=True):
        item = tokens[start : end - 1]
        name = next((token for token in item if token.token_type in (TokenType.VAR, TokenType.IDENTIFIER)), None)
        value = next((at + 1 for at, word in enumerate(words(item)) if word in _VALUES), 0)
        if name is not None and value and any(token.token_type in TEXTS for token in item[value:]):
            assign(session, name.text, _expression(session, item[value:]))


def assign(session: Session, name: str, value: exp.Expr | None) -> None:
    """Gives a variable the texts that an expression may have. After a condition it may also still have those that it
    had, unless the expression itself goes on from them."""
    name = name.lower()
    texts = _texts(session, value)
    goes_on = value is not None and any(name == node.name.lower() for node in value.find_all(*_REFERENCES))
    before = session.choices.get(name, ()) if session.is_branching and not goes_on else ()
    choices = tuple(dict.fromkeys((*before, *(texts or [hole(name)]))))
    session.choices[name] = choices if len(choices) <= session.limits.alternatives else (hole(name),)
    if texts:
        session.parameters[name] = texts[-1]
    else:
        session.parameters.pop(name, None)


def added(tokens: Tokens) -> Tokens:
    """`SET @name += value` as `SET @name = @name + value`, which the grammar knows."""
    if words(tokens[3:5]) != ["+", "="]:
        return tokens
    return [*tokens[:3], tokens[4], *tokens[1:3], tokens[3], *tokens[5:]]


def _expression(session: Session, tokens: Sequence[Token]) -> exp.Expr | None:
    first = tokens[0]
    query = [Token(TokenType.SELECT, "SELECT", first.line, first.col, first.start, first.start), *tokens]
    if depth(query) > session.limits.nesting:
        return None
    try:
        tree = session.tree(query)
    except (ParseError, TokenError, RecursionError):
        return None
    return tree.expressions[0] if isinstance(tree, exp.Select) and len(tree.expressions) == 1 else None


def _texts(session: Session, node: exp.Expr | None) -> list[str]:
    """The texts that an expression may have, their unknown parts as holes; in code a bare column is a variable. None
    where there are too many, or where more text would be built than may be analysed."""
    if node is None:
        return []
    node = node.transform(
        lambda part: exp.Parameter(this=exp.Var(this=part.name)) if _is_variable(session, part) else part
    )
    names = sorted({part.name.lower() for part in node.find_all(*_REFERENCES)} & session.choices.keys())
    choices = [session.choices[name] for name in names]
    if prod(map(len, choices)) > session.limits.alternatives:
        return []
    maps = ({**session.parameters, **dict(zip(names, choice, strict=True))} for choice in product(*choices))
    texts = list(dict.fromkeys(text for known in maps if (text := fold(node, known)) is not None))
    session.built += sum(map(len, texts))
    return texts if session.built <= session.limits.text_bytes else []


def _is_variable(session: Session, node: exp.Expr) -> bool:
    return isinstance(node, exp.Column) and len(node.parts) == 1 and node.name.lower() in session.choices
