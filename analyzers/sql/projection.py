"""The SELECT list: the columns that come out of a query."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from analyzers.sql import expressions
from analyzers.sql.relation import UNKNOWN, Relation, Scope
from analyzers.sql.session import Session


def project(session: Session, node: exp.Expr, scope: Scope, result: Relation) -> None:
    """Adds to the result what one item of a SELECT list gives."""
    if isinstance(node, exp.Alias):
        inputs, name = expressions.walk(session, node.this, scope), session.name(node.args["alias"])
        result.columns.append((name, inputs))
        if session.engine.reuses_aliases:
            scope.aliases.setdefault(name, inputs)
    elif isinstance(node, exp.Star):
        _star(session, node, list(scope.sources.values()), scope, result)
    elif isinstance(node, exp.Column) and isinstance(node.this, exp.Star):
        named = scope.named(session.name(node.args["table"]).lower()) if node.table else None
        _star(session, node.this, [named or UNKNOWN], scope, result)
    else:
        inputs = expressions.walk(session, node, scope)
        result.columns.append((_name(session, node), inputs))


def _name(session: Session, node: exp.Expr) -> str | None:
    """The name of an item without an alias, where every engine gives it the same."""
    if isinstance(node, exp.Column):
        return session.name(node.this)
    if isinstance(node, exp.Dot) and isinstance(node.expression, exp.Identifier):
        return session.name(node.expression)
    return None


def _identifier(node: exp.Expr) -> exp.Expr:
    return node.this if isinstance(node, exp.Column) else node


def _star(session: Session, star: exp.Star, relations: Sequence[Relation], scope: Scope, result: Relation) -> None:
    """`*` with EXCEPT, REPLACE and RENAME: the known columns one by one, the others by their origins."""
    args = star.args
    excluded = {session.name(_identifier(item)) for item in args.get("except_") or ()}
    replaced = {session.name(item.args["alias"]): item.this for item in args.get("replace") or () if item.alias}
    aliases = [item for item in args.get("rename") or () if item.alias]
    renamed = {session.name(_identifier(item.this)): session.name(item.args["alias"]) for item in aliases}
    for relation in relations:
        for name, inputs in relation.columns:
            if name in replaced:
                result.columns.append((name, expressions.walk(session, replaced.pop(name), scope)))
            elif name is not None and name not in excluded:
                relation.read(name)
                result.columns.append((renamed.get(name, name), inputs))
        result.origins += tuple(origin for origin in relation.origins if origin not in result.origins)
    for name, expression in replaced.items():
        result.columns.append((name, expressions.walk(session, expression, scope)))
