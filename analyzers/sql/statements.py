"""Statements that change data or definitions: what they write, and what they read for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlglot import exp

from analyzers.facts import Access
from analyzers.sql.catalog import Part
from analyzers.sql.ledger import Use
from analyzers.sql.literals import fold, place
from analyzers.sql.queries import query, walk, with_scope
from analyzers.sql.relation import NOTHING, Inputs, Relation, Scope
from analyzers.sql.session import Session, parts_of, place_of
from analyzers.sql import sources

_OWN = ("this", "with_", "expression", "expressions", "from_", "using", "returning")


def read(session: Session, node: exp.Expr) -> None:
    """Notes all that one parsed statement does."""
    handler = _HANDLERS.get(type(node))
    if handler is not None:
        handler(session, node)
    else:
        query(session, node, None)


def changed(session: Session, node: exp.Expr, outer: Scope | None = None) -> Relation:
    """A statement that changes rows; the relation is what its RETURNING gives."""
    return _CHANGES[type(node)](session, node, outer)


def into(session: Session, node: exp.Expr, relation: Relation) -> None:
    """`SELECT … INTO table`."""
    if isinstance(node.this, exp.Table):
        is_temporary = bool(node.args.get("temporary")) or node.this.name.startswith("#")
        _created(session, node.this, relation, [], is_temporary=is_temporary)


def _insert(session: Session, node: exp.Expr, outer: Scope | None) -> Relation:
    scope = with_scope(session, node, outer)
    table, names = _target(session, node.this)
    returning = node.args.get("returning")
    target, use = session.write(table, Access.READ_WRITE if returning else Access.WRITE)
    source = node.args.get("expression")
    given = query(session, source, scope) if isinstance(source, exp.Expr) else Relation()
    if use is not None:
        known = names or list(session.catalog.known.get(use.asset, ())) if not node.args.get("by_name") else []
        _outputs(use, given, known)
    elif target.local is not None:
        _pour(target.local, given, names)
    own = _silent(session, target.asset, use)
    if node.args.get("conflict"):
        inner = _named(session, scope, table, own)
        inner.add("excluded", given)
        _assign(session, node.args["conflict"].expressions, inner, use)
        walk(session, node.args["conflict"], inner)
    return _returned(session, returning, _named(session, scope, table, _loud(own, use)))


def _update(session: Session, node: exp.Expr, outer: Scope | None) -> Relation:
    scope = with_scope(session, node, outer)
    returning = node.args.get("returning")
    sources_node = node.args.get("from_")
    inner = Scope(scope)
    if sources_node:
        sources.add(session, sources_node.this, inner)
    table = node.this
    joined = isinstance(table, exp.Table) and table.args.get("joins")
    use, own = _own(session, table, inner, bool(returning))
    for join in joined or ():
        sources.join(session, join, inner)
    _assign(session, node.expressions, inner, use)
    for key in ("where", "order", "limit"):
        if node.args.get(key):
            walk(session, node.args[key], inner)
    return _returned(session, returning, _named(session, inner, table, _loud(own, use)))


def _delete(session: Session, node: exp.Expr, outer: Scope | None) -> Relation:
    scope = with_scope(session, node, outer)
    returning = node.args.get("returning")
    inner = Scope(scope)
    targets = node.args.get("tables")
    if targets:
        sources.add(session, node.this, inner)
        for target in targets:
            _own(session, target, inner, bool(returning))
        use, own = None, Relation()
    else:
        for item in _list(node.args.get("using")):
            sources.add(session, item, inner)
        use, own = _own(session, node.this, inner, bool(returning))
    if node.args.get("where"):
        walk(session, node.args["where"], inner)
    return _returned(session, returning, _named(session, inner, node.this, _loud(own, use)))


def _merge(session: Session, node: exp.Expr, outer: Scope | None) -> Relation:
    scope = with_scope(session, node, outer)
    inner = Scope(scope)
    returning = node.args.get("returning")
    sources.add(session, node.args["using"], inner)
    use, own = _own(session, node.this, inner, bool(returning))
    for key in ("on", "using_cond"):
        for item in _list(node.args.get(key)):
            if isinstance(item, exp.Expr) and not isinstance(item, exp.Identifier):
                walk(session, item, inner)
    whens = node.args.get("whens")
    for when in whens.expressions if whens else ():
        if when.args.get("condition"):
            walk(session, when.args["condition"], inner)
        then = when.args.get("then")
        if isinstance(then, exp.Update):
            _assign(session, then.expressions, inner, use)
        elif isinstance(then, exp.Insert):
            names, values = _list(then.this), _list(then.expression)
            pairs = [exp.EQ(this=name, expression=value) for name, value in zip(names, values, strict=False)]
            _assign(session, pairs, inner, use)
    return _returned(session, returning, _named(session, inner, node.this, _loud(own, use)))


def _copy(session: Session, node: exp.Expr) -> None:
    """COPY in its two directions; the file is in ``files``, ``kind`` is true for FROM."""
    scope = Scope()
    table, names = _target(session, node.this)
    loads = bool(node.args.get("kind"))
    columns: list[tuple[str | None, Inputs]] = []
    if loads:
        _, use = session.write(table)
        for name in names if use is not None else ():
            use.column(name, Access.WRITE)
    elif isinstance(table, exp.Table):
        relation = sources.source(session, table, scope)
        for name in names:
            relation.read(name)
            columns.append((name, relation.find(name) or NOTHING))
        columns = columns or relation.columns
    else:
        columns = query(session, table, scope).columns
    for file in node.args.get("files") or ():
        text = fold(file, session.parameters)
        if text is not None:
            relation = session.file(text, Access.READ if loads else Access.WRITE, *place(file))
            for use in relation.uses if not loads else ():
                for name, inputs in columns:
                    if name:
                        use.output(name, inputs)
        elif isinstance(file, exp.Table):
            session.read(file) if loads else session.write(file)
    for parameter in node.args.get("params") or ():
        walk(session, parameter, scope)


def _create(session: Session, node: exp.Expr) -> None:
    kind = str(node.args.get("kind") or "").upper()
    if kind in ("SCHEMA", "DATABASE"):
        return _schema(session, node.this)
    if kind in ("MACRO", "FUNCTION", "PROCEDURE"):
        return _macro(session, node)
    if kind == "INDEX":
        table = node.this.args.get("table")
        if table is not None:
            session.write(table)
        return None
    if kind not in ("TABLE", "VIEW"):
        return walk(session, node.args["expression"], Scope()) and None if node.args.get("expression") else None
    scope = with_scope(session, node, None)
    table, names = _target(session, node.this)
    body = node.args.get("expression")
    relation = query(session, body, scope) if isinstance(body, exp.Query) else None
    like = node.find(exp.LikeProperty)
    if like is not None and isinstance(like.this, exp.Table):
        session.read(like.this)
    for constraint in node.this.find_all(exp.Reference) if isinstance(node.this, exp.Schema) else ():
        referenced = constraint.this.this if isinstance(constraint.this, exp.Schema) else constraint.this
        if isinstance(referenced, exp.Table):
            session.read(referenced)
    _created(session, table, relation, names, is_temporary=_is_temporary(node))
    return None


def _created(
    session: Session, table: exp.Expr, relation: Relation | None, names: list[str], *, is_temporary: bool
) -> None:
    """A new table or view: stored, or known to this session alone."""
    if not isinstance(table, exp.Table):
        return
    shown = (relation or Relation([(name, NOTHING) for name in names])).renamed(names)
    if is_temporary:
        session.catalog.define(session.catalog.table(parts_of(table)), shown, is_temporary=True)
        return
    target = session.catalog.table(parts_of(table))
    if target.local is not None:
        session.catalog.local.pop(target.key, None)
    target, use = session.write(table)
    if use is None:
        session.catalog.define(target, shown, is_temporary=False)
        return
    _outputs(use, shown, names)
    if not shown.origins and all(name for name, _ in shown.columns) and shown.columns:
        session.catalog.known[use.asset] = tuple(name for name, _ in shown.columns if name)


def _is_temporary(node: exp.Expr) -> bool:
    properties = node.args.get("properties")
    found = any(isinstance(item, exp.TemporaryProperty) for item in properties.expressions) if properties else False
    return found or any(table.name.startswith("#") for table in node.this.find_all(exp.Table))


def _schema(session: Session, node: exp.Expr) -> None:
    """Schema DDL acts on the database as a whole."""
    parts = parts_of(node) if isinstance(node, exp.Table) else []
    name = parts[0].text if len(parts) > 1 and session.engine.is_shared else ""
    session.container(Access.WRITE, *place_of(node), whole=True, name=name)


def _macro(session: Session, node: exp.Expr) -> None:
    """A macro or function is a local name; what its body reads is read where it is defined."""
    function = node.this
    bound = frozenset(session.name(part.this if isinstance(part.this, exp.Expr) else part) for part in function.expressions)
    body = node.args.get("expression")
    scope = Scope(None, bound)
    if isinstance(body, exp.Query):
        relation = query(session, body, scope)
        if isinstance(function.this, exp.Table):
            session.catalog.macros[function.this.name.lower()] = relation
    elif isinstance(body, exp.Expr):
        walk(session, body, scope)


def _drop(session: Session, node: exp.Expr) -> None:
    kind = str(node.args.get("kind") or "").upper()
    for table in node.args.get("tables") or _list(node.this):
        if kind in ("SCHEMA", "DATABASE"):
            _schema(session, table)
        elif kind in ("TABLE", "VIEW", "MATERIALIZED VIEW") and isinstance(table, exp.Table):
            target = session.catalog.table(parts_of(table))
            if target.local is not None:
                session.catalog.local.pop(target.key, None)
            else:
                session.write(table)


def _alter(session: Session, node: exp.Expr) -> None:
    if isinstance(node.this, exp.Table):
        target, use = session.write(node.this)
        if use is not None:
            session.catalog.known.pop(use.asset, None)
        for action in node.args.get("actions") or ():
            if isinstance(action, exp.AlterRename) and isinstance(action.this, exp.Table) and use is not None:
                before = parts_of(node.this)[:-1] if len(parts_of(action.this)) == 1 else []
                session.use([*before, *parts_of(action.this)], Access.WRITE, *place_of(action.this))


def _truncate(session: Session, node: exp.Expr) -> None:
    for table in node.expressions:
        session.write(table)


def _comment(session: Session, node: exp.Expr) -> None:
    kind = str(node.args.get("kind") or "").upper()
    if kind == "COLUMN" and isinstance(node.this, exp.Column):
        parts = [Part(part.name, bool(part.args.get("quoted"))) for part in node.this.parts[:-1]]
        if parts:
            session.use(parts, Access.WRITE, *place(node.this))
    elif kind in ("TABLE", "VIEW") and isinstance(node.this, exp.Table):
        session.write(node.this)


def _described(session: Session, node: exp.Expr) -> None:
    """DESCRIBE and SUMMARIZE read what they tell of."""
    this = node.this
    if isinstance(this, exp.Literal):
        session.file(fold(this, {}) or "", Access.READ, *place(this))
    elif isinstance(this, exp.Table):
        sources.source(session, this, Scope())
    elif isinstance(this, exp.Expr):
        read(session, this)


def _set(session: Session, node: exp.Expr) -> None:
    for item in node.expressions:
        assignment = item.this
        value = assignment.expression if isinstance(assignment, exp.EQ) else assignment
        if isinstance(value, exp.Expr):
            walk(session, value, Scope(None))


def _target(session: Session, node: exp.Expr) -> tuple[exp.Expr, list[str]]:
    """The table that is written, and the columns in parentheses after it."""
    if isinstance(node, exp.Schema):
        columns = [item.this if isinstance(item, exp.ColumnDef) else item for item in node.expressions]
        return node.this, [session.name(item) for item in columns if isinstance(item, exp.Identifier)]
    return node, []


def _own(session: Session, table: exp.Expr, scope: Scope, returns: bool) -> tuple[Use | None, Relation]:
    """The target of a change of rows, as one more source of its expressions; it may be the alias of a source."""
    if not isinstance(table, exp.Table):
        return None, Relation()
    known = scope.sources.get(session.name(table.this).lower()) if isinstance(table.this, exp.Identifier) else None
    if known is not None and not table.args.get("db") and known.uses:
        use = known.uses[0]
        use.access |= Access.WRITE
        return use, known
    target, use = session.write(table, Access.READ_WRITE if returns else Access.WRITE)
    own = target.local or _silent(session, target.asset, use)
    scope.add((table.alias or table.name).lower(), own)
    return use, own


def _silent(session: Session, asset: object, use: Use | None) -> Relation:
    """A target as a source whose columns are no reads: finding rows to change is none."""
    if use is None:
        return Relation(origins=((),))
    columns = session.catalog.columns(use.asset)
    return Relation(columns.columns, columns.origins)


def _loud(own: Relation, use: Use | None) -> Relation:
    return Relation(own.columns, own.origins, (use,)) if use is not None else own


def _named(session: Session, outer: Scope, table: exp.Expr, relation: Relation) -> Scope:
    scope = Scope(outer)
    scope.add((table.alias or table.name).lower(), relation)
    return scope


def _returned(session: Session, returning: exp.Expr | None, scope: Scope) -> Relation:
    return query(session, exp.Select(expressions=returning.expressions), scope) if returning else Relation()


def _assign(session: Session, assignments: Sequence[exp.Expr], scope: Scope, use: Use | None) -> None:
    """`SET column = expression, …`."""
    for assignment in assignments:
        if not isinstance(assignment, exp.EQ):
            walk(session, assignment, scope)
            continue
        inputs = walk(session, assignment.expression, scope)
        for target in _list(assignment.this):
            if isinstance(target, (exp.Column, exp.Identifier)) and use is not None:
                name = session.name(target.this if isinstance(target, exp.Column) else target)
                use.output(name, frozenset(ref for ref in inputs if ref.asset != use.asset))


def _outputs(use: Use, relation: Relation, names: list[str]) -> None:
    """The columns that a write fills, by the names of its column list, else by those of its query."""
    if names and relation.origins:
        for name in names:
            use.column(name, Access.WRITE)
        return
    inputs = [known for _, known in relation.columns]
    if names:
        for at, name in enumerate(names):
            use.output(name, inputs[at] if at < len(inputs) else NOTHING)
        return
    for known_name, known in relation.columns:
        if known_name is not None:
            use.output(known_name, known)


def _pour(local: Relation, given: Relation, names: list[str]) -> None:
    """Rows into a local table: its columns come from theirs too."""
    if local.origins or given.origins:
        groups = {asset: None for group in (*local.origins, *given.origins) for asset in group}
        local.origins = (tuple(groups),)
    order = names or [name for name, _ in local.columns]
    fresh = dict(zip(order, (known for _, known in given.columns), strict=False))
    local.columns = [(name, known | fresh.get(name, NOTHING)) for name, known in local.columns]
    local._index = None


def _list(value: object) -> list[exp.Expr]:
    if isinstance(value, (exp.Tuple, exp.Paren)):
        return list(value.expressions) or [value.this]
    return list(value) if isinstance(value, list) else [value] if isinstance(value, exp.Expr) else []


_CHANGES: dict[type[exp.Expr], Callable[[Session, exp.Expr, Scope | None], Relation]] = {
    exp.Insert: _insert,
    exp.Update: _update,
    exp.Delete: _delete,
    exp.Merge: _merge,
}

_HANDLERS: dict[type[exp.Expr], Callable[[Session, exp.Expr], None]] = {
    exp.Copy: _copy,
    exp.Create: _create,
    exp.Drop: _drop,
    exp.Alter: _alter,
    exp.TruncateTable: _truncate,
    exp.Comment: _comment,
    exp.Describe: _described,
    exp.Summarize: _described,
    exp.Set: _set,
}
