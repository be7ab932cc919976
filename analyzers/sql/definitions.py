"""Statements that change definitions: tables, views, macros, schemas, indexes, comments."""

from __future__ import annotations

from sqlglot import exp

from analyzers.facts import Access
from analyzers.sql import expressions, queries
from analyzers.sql.catalog import Part
from analyzers.sql.literals import place
from analyzers.sql.relation import Scope
from analyzers.sql.session import Session, parts_of, place_of
from analyzers.sql.targets import created, fill, target_of

_STORED = ("TABLE", "VIEW", "MATERIALIZED VIEW")
_NAMESPACES = ("SCHEMA", "DATABASE")
_ROUTINES = ("MACRO", "FUNCTION", "PROCEDURE")


def create(session: Session, node: exp.Expr) -> None:
    """CREATE of anything."""
    kind = _kind(node)
    if kind in _NAMESPACES:
        _schema(session, node.this)
    elif kind in _ROUTINES:
        _routine(session, node)
    elif kind.endswith("INDEX"):
        if node.this.args.get("table"):
            session.write(node.this.args["table"])
    elif kind in _STORED:
        _table(session, node)
    else:
        if isinstance(node.args.get("expression"), exp.Query):
            queries.query(session, node.args["expression"], None)
        if node.args.get("properties"):  # of a stage, the URL
            expressions.walk(session, node.args["properties"], Scope())


def _kind(node: exp.Expr) -> str:
    return str(node.args.get("kind") or "").upper()


def _table(session: Session, node: exp.Expr) -> None:
    scope = queries.with_scope(session, node, None)
    table, names = target_of(session, node.this)
    body = node.args.get("expression")
    relation = queries.query(session, body, scope) if isinstance(body, exp.Query) else None
    if node.args.get("clone"):
        session.read(node.args["clone"].this)
    for detail in (*(node.this.expressions if isinstance(node.this, exp.Schema) else ()), node.args.get("properties")):
        for part in detail.find_all(exp.Table, exp.DefaultColumnConstraint) if detail else ():
            if isinstance(part, exp.Table) and part.find_ancestor(exp.PartitionedOfProperty):
                session.write(part)  # its rows come from its partitions
            elif isinstance(part, exp.Table):
                session.read(part)
            else:
                expressions.walk(session, part.this, scope)
    created(session, table, relation, names, is_temporary=_is_temporary(node))


def _is_temporary(node: exp.Expr) -> bool:
    properties = node.args.get("properties")
    given = properties.expressions if properties else ()
    # A GLOBAL temporary table is stored: only its rows end with the session.
    return any(isinstance(item, exp.TemporaryProperty) and item.name != "GLOBAL" for item in given)


def _schema(session: Session, node: exp.Expr) -> None:
    """Schema DDL acts on the database as a whole."""
    if isinstance(node, exp.Table):
        parts = parts_of(node)
        name = parts[0].text if len(parts) > 1 and session.engine.is_shared else ""
        session.container(Access.WRITE, *place_of(node), whole=True, name=name)


def _routine(session: Session, node: exp.Expr) -> None:
    """A macro or function is a local name; what its body reads is read where it is defined."""
    function, body = node.this, node.args.get("expression")
    arguments = [part.this if isinstance(part.this, exp.Identifier) else part for part in function.expressions]
    scope = Scope(None, frozenset(session.name(name) for name in arguments if isinstance(name, exp.Identifier)))
    if isinstance(body, exp.Query):
        relation = queries.query(session, body, scope)
        if isinstance(function.this, exp.Table):
            session.catalog.macros[function.this.name.lower()] = relation
    elif isinstance(body, exp.Expr):
        expressions.walk(session, body, scope)


def drop(session: Session, node: exp.Expr) -> None:
    """DROP of tables and views, and of schemas, which acts on the database."""
    kind = _kind(node)
    if kind == "INDEX" and isinstance(node.args.get("cluster"), exp.OnProperty):
        session.write(node.args["cluster"].this)
    for table in node.args.get("tables") or [node.this]:
        if kind in _NAMESPACES:
            _schema(session, table)
        elif kind in _STORED and isinstance(table, exp.Table):
            is_local = session.catalog.drop(session.catalog.table(parts_of(table)))
            if not is_local and not node.args.get("temporary"):
                session.write(table)


def alter(session: Session, node: exp.Expr) -> None:
    """ALTER of a table or view; a renamed one is written under both names."""
    if not isinstance(node.this, exp.Table) or _kind(node) not in _STORED:
        return
    _, use = session.write(node.this)
    if use is None:
        return
    session.catalog.known.pop(use.asset, None)
    for action in node.args.get("actions") or ():
        if isinstance(action, exp.Query):  # of a view
            fill(use, queries.query(session, action, None), [])
            continue
        for default in action.find_all(exp.DefaultColumnConstraint):
            expressions.walk(session, default.this, Scope())
        for reference in action.find_all(exp.Reference):
            for table in reference.find_all(exp.Table):
                session.read(table)
        if isinstance(action, exp.SwapTable):
            session.write(action.this)
        if isinstance(action, exp.AlterRename) and isinstance(action.this, exp.Table):
            parts = parts_of(action.this)
            before = parts_of(node.this)[:-1] if len(parts) == 1 else []
            session.use([*before, *parts], Access.WRITE, *place_of(action.this))


def undrop(session: Session, node: exp.Expr) -> None:
    """UNDROP brings a table back."""
    if _kind(node) in _STORED:
        session.write(node.this)


def truncate(session: Session, node: exp.Expr) -> None:
    for table in node.expressions:
        session.write(table)


def comment(session: Session, node: exp.Expr) -> None:
    """COMMENT ON a table or view, or on a column of one."""
    if node.args.get("expression"):
        expressions.walk(session, node.args["expression"], Scope())
    kind = _kind(node)
    if kind == "COLUMN" and isinstance(node.this, exp.Column):
        owner = node.this.parts[:-1]
        parts = [Part(part.name, bool(part.args.get("quoted"))) for part in owner]
        if parts:
            session.use(parts, Access.WRITE, place(owner[0])[0], place(owner[-1])[1])
    elif kind in _NAMESPACES:
        _schema(session, node.this)
    elif kind in _STORED and isinstance(node.this, exp.Table):
        session.write(node.this)
