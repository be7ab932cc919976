"""One parsed statement: what it does, by its kind."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from analyzers.facts import Access
from analyzers.sql import definitions, expressions, queries, sources
from analyzers.sql.dynamic import assign
from analyzers.sql.literals import place
from analyzers.sql.relation import Inputs, Relation, Scope
from analyzers.sql.session import Session
from analyzers.sql.targets import fill, target_of


def read(session: Session, node: exp.Expr) -> None:
    """Notes all that one parsed statement does."""
    handler = _HANDLERS.get(type(node))
    if handler is not None:
        handler(session, node)
    else:
        for item in node.expressions if session.engine.grammar == "tsql" and isinstance(node, exp.Select) else ():
            if isinstance(item, exp.EQ) and isinstance(item.this, exp.Parameter):  # SELECT @name = value
                assign(session, item.this.name, item.expression)
        relation = queries.query(session, node, None)
        session.result = relation if isinstance(node, exp.Query) else session.result


def _copy(session: Session, node: exp.Expr) -> None:
    """COPY in its two directions; the file is in ``files``, ``kind`` is true for FROM."""
    loads = bool(node.args.get("kind"))
    columns = _loaded(session, node.this) if loads else _unloaded(session, node.this)
    for file in node.args.get("files") or ():
        text = session.text(file)
        if text is not None:
            relation = session.file(text, Access.READ if loads else Access.WRITE, *place(file))
            for written in () if loads else relation.uses:
                fill(written, Relation(columns), [])
        elif isinstance(file, exp.Table):
            session.write(file, Access.READ if loads else Access.WRITE)
    for parameter in node.args.get("params") or ():
        expressions.walk(session, parameter, Scope())


def _loaded(session: Session, node: exp.Expr) -> list[tuple[str | None, Inputs]]:
    table, names = target_of(session, node)
    _, use = session.write(table)
    if use is not None:
        for name in names:
            use.column(name, Access.WRITE)
    return []


def _unloaded(session: Session, node: exp.Expr) -> list[tuple[str | None, Inputs]]:
    table, names = target_of(session, node)
    if not isinstance(table, exp.Table):
        return queries.query(session, table, None).columns
    relation = sources.source(session, table, Scope())
    return [(name, relation.take(name)) for name in names] or relation.columns


def _described(session: Session, node: exp.Expr) -> None:
    """DESCRIBE and SUMMARIZE read what they tell of."""
    this = node.this
    if isinstance(this, exp.Literal):
        session.file(session.text(this) or "", Access.READ, *place(this))
    elif isinstance(this, exp.Table):
        sources.source(session, this, Scope())
    elif isinstance(this, exp.Expr):
        read(session, this)


def _inserted(session: Session, node: exp.Expr) -> None:
    """`INSERT ALL INTO a … INTO b … SELECT …`: the rows of one query into several tables."""
    relation = queries.query(session, node.args["source"], None)
    for item in node.expressions:
        scope = Scope()
        scope.add("", relation)
        if item.args.get("expression"):
            expressions.walk(session, item.args["expression"], scope)
        table, names = target_of(session, item.this.this)
        _, use = session.write(table)
        values = item.this.args.get("expression")
        rows = [row for row in values.expressions if isinstance(row, exp.Tuple)] if values else []
        given = Relation([(None, expressions.walk(session, value, scope)) for row in rows for value in row.expressions])
        if use is not None:
            fill(use, given if rows else relation, names)


def _set(session: Session, node: exp.Expr) -> None:
    for item in node.expressions:
        assignment = item.this
        value = assignment.expression if isinstance(assignment, exp.EQ) else assignment
        if not isinstance(value, exp.Expr):
            continue
        expressions.walk(session, value, Scope())
        if isinstance(assignment, exp.EQ):
            assign(session, assignment.this.name, value)


_HANDLERS: dict[type[exp.Expr], Callable[[Session, exp.Expr], None]] = {
    exp.Copy: _copy,
    exp.Create: definitions.create,
    exp.Drop: definitions.drop,
    exp.Alter: definitions.alter,
    exp.TruncateTable: definitions.truncate,
    exp.Comment: definitions.comment,
    exp.Describe: _described,
    exp.Summarize: _described,
    exp.Set: _set,
    exp.MultitableInserts: _inserted,
    exp.Undrop: definitions.undrop,
}
