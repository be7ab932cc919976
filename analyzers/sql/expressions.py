"""Expressions: the columns, strings and queries in them."""

from __future__ import annotations

from sqlglot import exp

from analyzers.sql import queries, sources
from analyzers.sql.literals import is_string, is_text_test, is_uri, mention, operands, place
from analyzers.sql.relation import NOTHING, Inputs, Scope
from analyzers.sql.session import Session

_LEAVES = (exp.Identifier, exp.DataType, exp.Boolean, exp.Null, exp.Var, exp.Star, exp.Hint, exp.Placeholder)


def walk(session: Session, node: exp.Expr, scope: Scope) -> Inputs:
    """Notes all that an expression uses, and returns the columns that its value comes from."""
    inputs: set[Inputs] = set()
    stack: list[exp.Expr] = [node]
    while stack:
        part = stack.pop()
        if isinstance(part, exp.Column):
            inputs.add(_column(session, part, scope))
        elif isinstance(part, _LEAVES):
            continue
        elif is_string(part):
            mention(session.ledger, session.text(part) or "", *place(part))
        elif isinstance(part, exp.Literal):
            continue
        elif isinstance(part, exp.Query):
            inputs.add(queries.query(session, part, scope).everything())
        elif isinstance(part, exp.Table):
            sources.source(session, part, scope)
        elif isinstance(part, (exp.Lambda, exp.Comprehension)):
            inputs.add(_bound(session, part, scope))
        elif is_text_test(part):
            stack.extend(child for child in part.iter_expressions(reverse=True) if not is_string(child))
        elif isinstance(part, (exp.DPipe, exp.Concat)):
            _joined(session, part)
            stack.extend(child for child in operands(part) if not is_string(child))
        else:
            stack.extend(part.iter_expressions(reverse=True))
    return NOTHING.union(*inputs)


def _joined(session: Session, node: exp.Expr) -> None:
    """A concatenation names what its whole says, its pieces nothing."""
    text = session.text(node)
    if text is not None and is_uri(text):
        mention(session.ledger, text, *place(node))


def _bound(session: Session, node: exp.Expr, scope: Scope) -> Inputs:
    """A lambda or a list comprehension: its own names are no columns."""
    if isinstance(node, exp.Lambda):
        names, inside, outside = node.expressions, [node.this], []
    else:
        names, outside = [node.expression], [node.args.get("iterator")]
        inside = [node.this, node.args.get("condition")]
    identifiers = [name.this if isinstance(name, exp.Column) else name for name in names]
    inner = Scope(scope, frozenset(session.name(name) for name in identifiers if isinstance(name, exp.Identifier)))
    seen = [walk(session, child, inner) for child in inside if isinstance(child, exp.Expr)]
    seen += [walk(session, child, scope) for child in outside if isinstance(child, exp.Expr)]
    return NOTHING.union(*seen)


def _column(session: Session, node: exp.Column, scope: Scope) -> Inputs:
    """The stored columns that a column's name means; of a field of a structure, the column that holds it."""
    if isinstance(node.this, exp.Star):
        return NOTHING
    names = [session.name(part) for part in node.parts]
    for at in range(len(names) - 2, -1, -1):
        found = scope.qualified(names[at].lower(), names[at + 1])
        if found is not None:
            return found
    return scope.unqualified(names[0])
