"""Expressions: the columns, strings and queries in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlglot import exp

from analyzers.sql import queries, sources
from analyzers.sql.literals import (
    TEXT_TESTS,
    TEXTS,
    is_formatted,
    is_string,
    is_text_function,
    is_uri,
    mention,
    operands,
    place,
)
from analyzers.sql.relation import NOTHING, Inputs, Scope
from analyzers.sql.session import Session


def walk(session: Session, node: exp.Expr, scope: Scope) -> Inputs:
    """Notes all that an expression uses, and returns the columns that its value comes from."""
    if type(node) is exp.Column:
        return _column(session, node, scope)
    inputs: list[Inputs] = []
    stack = [node]
    while stack:
        part = stack.pop()
        kind = type(part)
        reader = _READERS.get(kind)
        if reader is not None:
            inputs.append(reader(session, part, scope))
        elif kind in _PARTS:
            stack += _PARTS[kind](session, part, scope)
        elif kind not in _LEAVES and isinstance(part, exp.Expr):
            stack += part.iter_expressions()
    return inputs[0] if len(inputs) == 1 else NOTHING.union(*inputs)


def _column(session: Session, node: exp.Expr, scope: Scope) -> Inputs:
    """The stored columns that a column's name means; of a field of a structure, the column that holds it."""
    args = node.args
    qualifier, name = args.get("table"), args["this"]
    if type(name) is exp.Star:
        return NOTHING
    if qualifier is None:
        return scope.unqualified(session.name(name))
    if args.get("db") is None:
        owner = session.name(qualifier)
        found = scope.qualified(owner.lower(), session.name(name))
        return scope.unqualified(owner) if found is None else found
    names = [session.name(part) for part in (args.get("catalog"), args["db"], qualifier, name) if part is not None]
    for at in range(len(names) - 2, -1, -1):
        found = scope.qualified(names[at].lower(), names[at + 1])
        if found is not None:
            return found
    return scope.unqualified(names[0])


def _string(session: Session, node: exp.Expr, scope: Scope) -> Inputs:
    """A string, or what `||` joins to one: it names what its whole says, its pieces nothing."""
    text = session.text(node)
    if text is not None and is_uri(text):
        mention(session.ledger, text, *place(node))
    return NOTHING


def _joined(session: Session, node: exp.Expr, scope: Scope) -> Iterable[exp.Expr]:
    """`a || b`: of its operands the strings are pieces of the whole."""
    _string(session, node, scope)
    return [child for child in operands(node) if not is_string(child)]


def _formatted(session: Session, node: exp.Expr, scope: Scope) -> Iterable[exp.Expr]:
    """`format('…', a)` makes one string of its arguments."""
    _string(session, node, scope)
    return _tested(session, node, scope)


def _tested(session: Session, node: exp.Expr, scope: Scope) -> Iterable[exp.Expr]:
    """What looks into a string: the strings among its operands are pieces of names, no names."""
    return [child for child in node.iter_expressions() if not is_string(child)]


def _called(session: Session, node: exp.Expr, scope: Scope) -> Iterable[exp.Expr]:
    """A function that the grammar has no type for."""
    if is_text_function(node):
        return _tested(session, node, scope)
    return _formatted(session, node, scope) if is_formatted(node) else node.iter_expressions()


def _query(session: Session, node: exp.Expr, scope: Scope) -> Inputs:
    return queries.query(session, node, scope).everything()


def _table(session: Session, node: exp.Expr, scope: Scope) -> Inputs:
    sources.source(session, node, scope)
    return NOTHING


def _lambda(session: Session, node: exp.Expr, scope: Scope) -> Inputs:
    """Its parameters are no columns."""
    return walk(session, node.this, Scope(scope, _bound(session, node.expressions)))


def _comprehension(session: Session, node: exp.Expr, scope: Scope) -> Inputs:
    """`[expression FOR name IN list IF condition]`: its name is no column."""
    inner = Scope(scope, _bound(session, [node.expression]))
    seen = [walk(session, child, inner) for child in (node.this, node.args.get("condition")) if child]
    return walk(session, node.args["iterator"], scope).union(*seen)


def _bound(session: Session, names: list[exp.Expr]) -> frozenset[str]:
    identifiers = [name.this if isinstance(name, exp.Column) else name for name in names]
    return frozenset(session.name(name) for name in identifiers if isinstance(name, exp.Identifier))


_LEAVES: frozenset[type] = frozenset(
    {exp.Identifier, exp.DataType, exp.Boolean, exp.Null, exp.Var, exp.Star, exp.Hint, exp.Placeholder}
)

_READERS: dict[type, Callable[[Session, exp.Expr, Scope], Inputs]] = {
    exp.Column: _column,
    exp.Literal: _string,
    **dict.fromkeys(TEXTS, _string),
    **dict.fromkeys((exp.Select, exp.Subquery, exp.Union, exp.Except, exp.Intersect), _query),
    exp.Table: _table,
    exp.Lambda: _lambda,
    exp.Comprehension: _comprehension,
}
"""What has columns of its own."""

_PARTS: dict[type, Callable[[Session, exp.Expr, Scope], Iterable[exp.Expr]]] = {
    **dict.fromkeys(TEXT_TESTS, _tested),
    exp.DPipe: _joined,
    exp.Concat: _joined,
    exp.Format: _formatted,
    exp.Anonymous: _called,
}
"""What has only some of its parts looked at."""
