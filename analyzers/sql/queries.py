"""Queries: every table in every scope, and the columns that come out."""

from __future__ import annotations

from sqlglot import exp

from analyzers.sql import changes, expressions, projection, sources
from analyzers.sql.relation import UNKNOWN, Relation, Scope, stacked
from analyzers.sql.session import Session
from analyzers.sql.targets import select_into

_PROJECTED = frozenset(
    {"expressions", "from_", "joins", "laterals", "with_", "into", "hint", "kind", "operation_modifiers", "locks"}
)
_SEES_ALIASES = frozenset({"group", "having", "qualify", "order", "windows", "distinct"})


def query(session: Session, node: exp.Expr, outer: Scope | None) -> Relation:
    """The relation that a query gives; what it reads is noted. ``outer`` is the scope around it."""
    if isinstance(node, exp.Subquery):
        scope = with_scope(session, node, outer)
        inner = node.this
        if inner.args.get("joins"):
            relation = _select(session, exp.Select(expressions=[exp.Star()], from_=exp.From(this=inner)), scope)
        else:
            relation = (sources.source if isinstance(inner, exp.Table) else query)(session, inner, scope)
        _modifiers(session, node, scope, ("this", "with_", "alias", "pivots", "sample"))
        return relation
    if isinstance(node, exp.SetOperation):
        return _set_operation(session, node, outer)
    if isinstance(node, exp.Select):
        return _select(session, node, outer)
    if isinstance(node, exp.DML):
        return changes.changed(session, node, outer)
    if isinstance(node, (exp.Table, exp.Values, exp.Pivot)):
        return sources.source(session, node, with_scope(session, node, outer))
    expressions.walk(session, node, Scope(outer))
    return UNKNOWN


def with_scope(session: Session, node: exp.Expr, outer: Scope | None) -> Scope:
    """A new scope with the common table expressions that the node defines."""
    scope = Scope(outer)
    clause = node.args.get("with_")
    if clause is None:
        return scope
    if clause.args.get("recursive") and session.engine.grammar == "postgres":  # there they see those after them too
        for cte in clause.expressions:
            scope.define(session.name(cte.args["alias"].this).lower(), UNKNOWN)
    for cte in clause.expressions:
        name = session.name(cte.args["alias"].this)
        columns = [session.name(column) for column in cte.args["alias"].columns]
        body = cte.this
        if isinstance(body, exp.SetOperation):
            is_recursive = clause.args.get("recursive") or session.engine.grammar in ("tsql", "oracle")
            relation = _set_operation(session, body, scope, name if is_recursive else None, columns)
        else:
            relation = query(session, body, scope)
        scope.define(name.lower(), relation.renamed(columns))
    return scope


def _set_operation(
    session: Session,
    node: exp.Expr,
    outer: Scope | None,
    recursive: str | None = None,
    columns: list[str] | None = None,
) -> Relation:
    """All arms of a chain of set operations, the first one first; it may have thousands."""
    scope = Scope(outer)
    arms: list[exp.Expr] = []
    by_name = False
    while isinstance(node, exp.SetOperation):
        scope = with_scope(session, node, scope) if node.args.get("with_") else scope
        by_name |= bool(node.args.get("by_name"))
        arms.append(node.expression)
        _modifiers(session, node, Scope(), ("this", "expression", "with_"))
        node = node.this
    first = query(session, node, scope)
    if recursive is not None:
        scope = Scope(scope)
        scope.define(recursive.lower(), first.renamed(columns or []))
    return stacked([first, *(query(session, arm, scope) for arm in reversed(arms))], by_name)


def _select(session: Session, node: exp.Select, outer: Scope | None) -> Relation:
    scope = with_scope(session, node, outer)
    args = node.args
    if args.get("from_"):
        sources.add(session, args["from_"].this, scope)
    for lateral in args.get("laterals") or ():
        sources.add(session, lateral, scope)
    for join in args.get("joins") or ():
        sources.join(session, join, scope)
    relation = Relation(is_local=any(source.is_local for source in scope.sources.values()))
    for item in node.expressions:
        projection.project(session, item, scope, relation)
    aliased = Scope(scope)
    aliased.aliases = relation.index
    for key, value in args.items():
        if value and key not in _PROJECTED:
            _walk(session, value, aliased if key in _SEES_ALIASES else scope)
    if args.get("into"):
        select_into(session, args["into"], relation)
    return relation


def _walk(session: Session, value: object, scope: Scope) -> None:
    for child in value if isinstance(value, list) else (value,):
        if isinstance(child, exp.Expr):
            expressions.walk(session, child, scope)


def _modifiers(session: Session, node: exp.Expr, scope: Scope, but: tuple[str, ...]) -> None:
    for key, value in node.args.items():
        if value and key not in but:
            _walk(session, value, scope)
