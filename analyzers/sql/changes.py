"""Statements that change rows: what they write, and what they read for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlglot import exp

from analyzers.facts import Access
from analyzers.sql import expressions, queries, sources
from analyzers.sql.ledger import Use
from analyzers.sql.literals import place
from analyzers.sql.relation import NOTHING, Inputs, Relation, Scope
from analyzers.sql.session import NOWHERE, Session
from analyzers.sql.targets import fill, target_of


def changed(session: Session, node: exp.Expr, outer: Scope | None = None) -> Relation:
    """A statement that changes rows; the relation is what its RETURNING gives."""
    return _CHANGES[type(node)](session, node, outer)


def _insert(session: Session, node: exp.Expr, outer: Scope | None) -> Relation:
    scope = queries.with_scope(session, node, outer)
    table, names = target_of(session, node.this)
    returning = node.args.get("returning")
    common = _common(session, table, scope)
    if common is None:
        target, use = session.write(table, Access.READ_WRITE if returning else Access.WRITE)
    else:
        target, use = NOWHERE, _source_as_target(session, table, common, ())
    source = node.args.get("expression")
    given = queries.query(session, source, scope) if isinstance(source, exp.Expr) else Relation()
    if use is not None:
        known = names or list(session.catalog.known.get(use.asset, ())) if not node.args.get("by_name") else []
        fill(use, given, known)
    elif target.local is not None:
        _pour(target.local, given, names)
    own = _silent(session, use)
    if node.args.get("conflict"):
        inner = _named(session, scope, table, own)
        inner.add("excluded", given)
        _assign(session, node.args["conflict"].expressions, inner, use)
        expressions.walk(session, node.args["conflict"], inner)
    return _returned(session, returning, _named(session, scope, table, _loud(own, use)))


def _update(session: Session, node: exp.Expr, outer: Scope | None) -> Relation:
    scope = queries.with_scope(session, node, outer)
    returning = node.args.get("returning")
    sources_node = node.args.get("from_")
    inner = Scope(scope)
    if sources_node:
        sources.add(session, sources_node.this, inner)
    table = node.this
    joined = isinstance(table, exp.Table) and table.args.get("joins")
    assigned = [target for item in node.expressions for target in _list(item.this)]
    use, own = _own(session, table, inner, bool(returning), assigned)
    for join in joined or ():
        sources.join(session, join, inner)
    if joined and use is not None:
        _assign_several(session, node.expressions, inner, use, _alias(table))
    else:
        _assign(session, node.expressions, inner, use)
    for key in ("where", "order", "limit"):
        if node.args.get(key):
            expressions.walk(session, node.args[key], inner)
    return _returned(session, returning, _named(session, inner, table, _loud(own, use)))


def _delete(session: Session, node: exp.Expr, outer: Scope | None) -> Relation:
    scope = queries.with_scope(session, node, outer)
    returning = node.args.get("returning")
    inner = Scope(scope)
    for item in _list(node.args.get("using")):
        sources.add(session, item, inner)
    named = node.args.get("tables")  # DELETE a FROM a JOIN b: what FROM holds are sources
    if not named and isinstance(node.this, exp.Expr) and node.this.args.get("joins"):  # DELETE FROM a, b USING …
        named = [node.this, *(join.this for join in node.this.args["joins"])]
    if node.args.get("tables") and isinstance(node.this, exp.Expr):
        sources.add(session, node.this, inner)
    owned = [(target, *_own(session, target, inner, bool(returning))) for target in named or [node.this]]
    if node.args.get("where"):
        expressions.walk(session, node.args["where"], inner)
    target, use, own = owned[0]
    return _returned(session, returning, _named(session, inner, target, _loud(own, use)))


def _merge(session: Session, node: exp.Expr, outer: Scope | None) -> Relation:
    scope = queries.with_scope(session, node, outer)
    inner = Scope(scope)
    returning = node.args.get("returning")
    sources.add(session, node.args["using"], inner)
    use, own = _own(session, node.this, inner, bool(returning))
    for key in ("on", "using_cond"):
        for item in _list(node.args.get(key)):
            if isinstance(item, exp.Expr) and not isinstance(item, exp.Identifier):
                expressions.walk(session, item, inner)
    whens = node.args.get("whens")
    for when in whens.expressions if whens else ():
        if when.args.get("condition"):
            expressions.walk(session, when.args["condition"], inner)
        then = when.args.get("then")
        if isinstance(then, exp.Expr) and then.args.get("where"):
            expressions.walk(session, then.args["where"], inner)
        if isinstance(then, exp.Update):
            _assign(session, then.expressions, inner, use)
        elif isinstance(then, exp.Insert):
            names, values = _list(then.this), _list(then.expression)
            pairs = [exp.EQ(this=name, expression=value) for name, value in zip(names, values, strict=False)]
            _assign(session, pairs, inner, use)
    return _returned(session, returning, _named(session, inner, node.this, _loud(own, use)))


def _own(
    session: Session, table: exp.Expr, scope: Scope, returns: bool, columns: Sequence[exp.Expr] = ()
) -> tuple[Use | None, Relation]:
    """The target of a change of rows, as one more source of its expressions; it may be the alias of a source."""
    if not isinstance(table, exp.Table):
        return None, Relation()
    name = session.name(table.this).lower() if isinstance(table.this, exp.Identifier) else ""
    known = scope.sources.get(name) if not table.args.get("db") else None
    if known is None and (known := _common(session, table, scope)) is not None:
        scope.add(_alias(table), known)
    if known is not None:
        return _source_as_target(session, table, known, columns), known
    target, use = session.write(table, Access.READ_WRITE if returns else Access.WRITE)
    own = target.local or _silent(session, use)
    scope.add(_alias(table), own)
    return use, own


def _common(session: Session, table: exp.Expr, scope: Scope) -> Relation | None:
    """The common table expression whose rows are changed, where the engine changes those of the table behind it."""
    is_bare = isinstance(table, exp.Table) and isinstance(table.this, exp.Identifier) and not table.args.get("db")
    return scope.ctes.get(session.name(table.this).lower()) if is_bare and session.engine.grammar in _VIEWS else None


def _source_as_target(session: Session, table: exp.Expr, known: Relation, columns: Sequence[exp.Expr]) -> Use | None:
    """The target is the alias of a source, or a query of one table, or of several of which the columns that are
    assigned belong to one."""
    for use in known.uses[:1]:
        use.access |= Access.WRITE
        return use
    if known.is_local:
        return None
    names = [session.name(item.this if isinstance(item, exp.Column) else item) for item in columns]
    inputs = NOTHING.union(*(known.index.get(name, NOTHING) for name in names)) or known.everything()
    assets = {ref.asset for ref in inputs} or {asset for group in known.origins for asset in group}
    return session.ledger.use(assets.pop(), Access.WRITE, *place(table), "sql-table") if len(assets) == 1 else None


def _silent(session: Session, use: Use | None) -> Relation:
    """A target as a source whose columns are no reads: finding rows to change is none."""
    return Relation(origins=((),)) if use is None else session.catalog.columns(use.asset)


def _loud(own: Relation, use: Use | None) -> Relation:
    return Relation(own.columns, own.origins, (use,)) if use is not None else own


def _named(session: Session, outer: Scope, table: exp.Expr, relation: Relation) -> Scope:
    versions = Scope(outer, _PSEUDO_COLUMNS)
    for name in _VERSIONS.get(session.engine.grammar, ()):
        versions.add(name, relation)
    scope = Scope(versions)
    scope.add(_alias(table), relation)
    return scope


def _alias(table: exp.Expr) -> str:
    return str(table.alias or table.name).lower() if isinstance(table, exp.Table) else ""


def _returned(session: Session, returning: exp.Expr | None, scope: Scope) -> Relation:
    return queries.query(session, exp.Select(expressions=returning.expressions), scope) if returning else Relation()


def _assign(session: Session, assignments: Sequence[exp.Expr], scope: Scope, use: Use | None) -> None:
    """`SET column = expression, …`."""
    for assignment in assignments:
        if not isinstance(assignment, exp.EQ):
            expressions.walk(session, assignment, scope)
            continue
        targets = _list(assignment.this)
        for target, inputs in zip(targets, _values(session, assignment.expression, len(targets), scope), strict=True):
            if isinstance(target, (exp.Column, exp.Identifier)) and use is not None:
                name = session.name(target.this if isinstance(target, exp.Column) else target)
                use.output(name, frozenset(ref for ref in inputs if ref.asset != use.asset))


def _assign_several(session: Session, assignments: Sequence[exp.Expr], scope: Scope, first: Use, alias: str) -> None:
    """`UPDATE a, b SET b.column = …`: the tables that are written are those of the columns."""
    owners = [session.name(item.this.args["table"]).lower() if _is_qualified(item) else alias for item in assignments]
    if owners and alias not in owners:
        first.access = Access.READ
    for owner, assignment in zip(owners, assignments, strict=True):
        known = scope.sources.get(owner) if owner != alias else None
        use = first if known is None else next(iter(known.uses), None)
        if use is not None and known is not None:
            use.access |= Access.WRITE
        _assign(session, [assignment], scope, use)


def _is_qualified(assignment: exp.Expr) -> bool:
    return isinstance(assignment.this, exp.Column) and assignment.this.args.get("table") is not None


def _values(session: Session, node: exp.Expr, count: int, scope: Scope) -> list[Inputs]:
    """The inputs of each of so many targets: one by one where the value is a list or a subquery of as many."""
    if count > 1 and isinstance(node, exp.Subquery):
        relation = queries.query(session, node, scope)
        if len(relation.columns) == count and not relation.origins:
            return [inputs for _, inputs in relation.columns]
        return [relation.everything()] * count
    if count > 1 and isinstance(node, exp.Tuple) and len(node.expressions) == count:
        return [expressions.walk(session, item, scope) for item in node.expressions]
    return [expressions.walk(session, node, scope)] * count


def _pour(local: Relation, given: Relation, names: list[str]) -> None:
    """Rows into a local table: its columns come from theirs too."""
    if local.origins or given.origins:
        groups = {asset: None for group in (*local.origins, *given.origins) for asset in group}
        local.origins = (tuple(groups),)
    order: list[str | None] = [*names] or [name for name, _ in local.columns]
    fresh = dict(zip(order, (known for _, known in given.columns), strict=False))
    local.columns = [(name, known | fresh.get(name, NOTHING)) for name, known in local.columns]
    local._index = None


def _list(value: object) -> list[exp.Expr]:
    if isinstance(value, (exp.Tuple, exp.Paren)):
        return list(value.expressions) or [value.this]
    return list(value) if isinstance(value, list) else [value] if isinstance(value, exp.Expr) else []


_VIEWS = frozenset({"tsql", "oracle"})
_PSEUDO_COLUMNS = frozenset({"$action"})
_VERSIONS = {"tsql": ("inserted", "deleted"), "postgres": ("old", "new")}
"""What RETURNING and OUTPUT call the rows of the target before and after."""

_CHANGES: dict[type[exp.Expr], Callable[[Session, exp.Expr, Scope | None], Relation]] = {
    exp.Insert: _insert,
    exp.Update: _update,
    exp.Delete: _delete,
    exp.Merge: _merge,
}
