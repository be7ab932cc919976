"""Queries: every table in every scope, and the columns that come out."""

from __future__ import annotations

from sqlglot import exp

from analyzers.sql import sources
from analyzers.sql.literals import fold, is_text_test, mention, place
from analyzers.sql.relation import NOTHING, UNKNOWN, Inputs, Relation, Scope, stacked
from analyzers.sql.session import Session

_LEAVES = (exp.Identifier, exp.DataType, exp.Boolean, exp.Null, exp.Var, exp.Star, exp.Hint)
_PROJECTED = frozenset({"expressions", "from_", "joins", "laterals", "with_", "into", "hint", "kind", "operation_modifiers"})
_SEES_ALIASES = frozenset({"group", "having", "qualify", "order", "windows", "distinct"})


def query(session: Session, node: exp.Expr, outer: Scope | None) -> Relation:
    """The relation that a query gives; what it reads is noted. ``outer`` is the scope around it."""
    if isinstance(node, exp.Subquery):
        scope = with_scope(session, node, outer)
        relation = (
            sources.source(session, node.this, scope)
            if isinstance(node.this, exp.Table)
            else query(session, node.this, scope)
        )
        _modifiers(session, node, scope, ("this", "with_", "alias", "pivots", "sample"))
        return relation
    if isinstance(node, exp.SetOperation):
        return _set_operation(session, node, outer)
    if isinstance(node, exp.Select):
        return _select(session, node, outer)
    if isinstance(node, exp.DML):
        from analyzers.sql.statements import changed

        return changed(session, node, outer)
    if isinstance(node, (exp.Table, exp.Values, exp.Pivot)):
        return sources.source(session, node, Scope(outer))
    walk(session, node, Scope(outer))
    return UNKNOWN


def with_scope(session: Session, node: exp.Expr, outer: Scope | None) -> Scope:
    """A new scope with the common table expressions that the node defines."""
    scope = Scope(outer)
    clause = node.args.get("with_")
    for cte in clause.expressions if clause else ():
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
    relation = Relation()
    for projection in node.expressions:
        _project(session, projection, scope, relation)
    for key, value in args.items():
        if key not in _PROJECTED and value:
            within = _with_aliases(scope, relation) if key in _SEES_ALIASES else scope
            for child in value if isinstance(value, list) else (value,):
                if isinstance(child, exp.Expr):
                    walk(session, child, within)
    if args.get("into"):
        from analyzers.sql.statements import into

        into(session, args["into"], relation)
    return relation


def _with_aliases(scope: Scope, relation: Relation) -> Scope:
    within = Scope(scope)
    within.aliases = relation.index
    return within


def _modifiers(session: Session, node: exp.Expr, scope: Scope, but: tuple[str, ...]) -> None:
    for key, value in node.args.items():
        if key not in but and value:
            for child in value if isinstance(value, list) else (value,):
                if isinstance(child, exp.Expr):
                    walk(session, child, scope)


def _project(session: Session, node: exp.Expr, scope: Scope, relation: Relation) -> None:
    """Adds what one item of a SELECT list gives."""
    if isinstance(node, exp.Star):
        _star(session, node, list(scope.sources.values()), scope, relation)
    elif isinstance(node, exp.Column) and isinstance(node.this, exp.Star):
        named = scope.named(node.table and session.name(node.args["table"]).lower())
        _star(session, node.this, [named or UNKNOWN], scope, relation)
    else:
        inputs = walk(session, node.this if isinstance(node, exp.Alias) else node, scope)
        name = session.name(node.args["alias"]) if isinstance(node, exp.Alias) else _name(session, node)
        relation.columns.append((name, inputs))
        if session.engine.reuses_aliases and isinstance(node, exp.Alias) and name:
            scope.aliases.setdefault(name, inputs)


def _name(session: Session, node: exp.Expr) -> str | None:
    """The name of an item without an alias, where every engine gives it the same."""
    if isinstance(node, exp.Column):
        return session.name(node.this)
    if isinstance(node, exp.Dot) and isinstance(node.expression, exp.Identifier):
        return session.name(node.expression)
    return None


def _star(session: Session, star: exp.Star, relations: list[Relation], scope: Scope, into: Relation) -> None:
    """`*` with EXCEPT, REPLACE and RENAME: the known columns one by one, the others by their origins."""
    excluded = {session.name(item.this if isinstance(item, exp.Column) else item) for item in star.args.get("except_") or ()}
    replaced = {session.name(item.args["alias"]): item.this for item in star.args.get("replace") or () if item.alias}
    renamed = {
        session.name(item.this): session.name(item.args["alias"]) for item in star.args.get("rename") or () if item.alias
    }
    for relation in relations:
        for name, inputs in relation.columns:
            if name is None or name in excluded:
                continue
            if name in replaced:
                into.columns.append((name, walk(session, replaced.pop(name), scope)))
                continue
            relation.read(name)
            into.columns.append((renamed.get(name, name), inputs))
        into.origins += tuple(origin for origin in relation.origins if origin not in into.origins)
    for name, expression in replaced.items():
        into.columns.append((name, walk(session, expression, scope)))


def walk(session: Session, node: exp.Expr, scope: Scope) -> Inputs:
    """Notes all that an expression uses, and returns the columns that its value comes from."""
    inputs: set[Inputs] = set()
    stack: list[exp.Expr] = [node]
    while stack:
        part = stack.pop()
        if isinstance(part, exp.Column):
            inputs.add(column(session, part, scope))
        elif isinstance(part, exp.Literal):
            if part.is_string:
                mention(session.ledger, fold(part, {}) or "", *place(part))
        elif isinstance(part, _LEAVES):
            continue
        elif isinstance(part, exp.Query):
            inputs.add(query(session, part, scope).everything())
        elif isinstance(part, exp.Table):
            sources.source(session, part, scope)
        elif isinstance(part, (exp.Lambda, exp.Comprehension)):
            inputs.add(_bound(session, part, scope))
        elif is_text_test(part):
            stack.extend(child for child in part.iter_expressions(reverse=True) if not isinstance(child, exp.Literal))
        elif isinstance(part, (exp.DPipe, exp.Concat)):
            text = fold(part, session.parameters)
            if text is not None:
                mention(session.ledger, text, *place(part))
            stack.extend(child for child in part.iter_expressions(reverse=True) if not isinstance(child, exp.Literal))
        else:
            stack.extend(part.iter_expressions(reverse=True))
    return NOTHING.union(*inputs)


def _bound(session: Session, node: exp.Expr, scope: Scope) -> Inputs:
    """A lambda or a list comprehension: its own names are no columns."""
    if isinstance(node, exp.Lambda):
        names = node.expressions
        inside, outside = [node.this], []
    else:
        names = [node.expression]
        inside = [node.this, node.args.get("condition")]
        outside = [node.args.get("iterator")]
    bound = frozenset(session.name(name.this if isinstance(name, exp.Column) else name) for name in names if name)
    inner = Scope(scope, bound)
    seen = [walk(session, child, inner) for child in inside if child is not None]
    return NOTHING.union(*seen, *(walk(session, child, scope) for child in outside if child is not None))


def column(session: Session, node: exp.Column, scope: Scope) -> Inputs:
    """The stored columns that a column's name means."""
    if isinstance(node.this, exp.Star):
        return NOTHING
    name = session.name(node.this)
    qualifiers = [session.name(part) for part in node.parts[:-1]]
    for at in range(len(qualifiers) - 1, -1, -1):
        field = name if at == len(qualifiers) - 1 else qualifiers[at + 1]
        found = scope.qualified(qualifiers[at].lower(), field)
        if found is not None:
            return found
    return scope.unqualified(qualifiers[0] if qualifiers else name)
