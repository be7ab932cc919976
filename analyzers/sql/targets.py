"""The table that a statement writes, its column list, and the columns that come to stand in it."""

from __future__ import annotations

from sqlglot import exp

from analyzers.facts import Access
from analyzers.sql.ledger import Use
from analyzers.sql.relation import NOTHING, Relation
from analyzers.sql.session import Session, parts_of


def target_of(session: Session, node: exp.Expr) -> tuple[exp.Expr, list[str]]:
    """The table that is written, and the columns in parentheses after it."""
    if isinstance(node, exp.Schema):
        columns = [item.this if isinstance(item, exp.ColumnDef) else item for item in node.expressions]
        return node.this, [session.name(item) for item in columns if isinstance(item, exp.Identifier)]
    return node, []


def fill(use: Use, relation: Relation, names: list[str]) -> None:
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


def created(
    session: Session, table: exp.Expr, relation: Relation | None, names: list[str], *, is_temporary: bool
) -> None:
    """A new table or view: stored, or known to this session alone."""
    if not isinstance(table, exp.Table) or not parts_of(table):
        return
    shown = (relation or Relation([(name, NOTHING) for name in names])).renamed(names)
    if is_temporary or table.name.startswith("#"):
        session.catalog.define(session.catalog.table(parts_of(table)), shown, is_temporary=True)
        return
    target, use = session.write(table)
    if use is None:
        session.catalog.define(target, shown, is_temporary=False)
        return
    fill(use, shown, names)
    listed = [name for name, _ in shown.columns if name is not None]
    if listed and not shown.origins and len(listed) == len(shown.columns):
        session.catalog.known[use.asset] = tuple(listed)


def select_into(session: Session, node: exp.Expr, relation: Relation) -> None:
    """`SELECT … INTO table`."""
    fills_variables = session.is_procedural or session.engine.grammar in ("oracle", "mysql")
    if isinstance(node.this, exp.Table) and not fills_variables:
        created(session, node.this, relation, [], is_temporary=bool(node.args.get("temporary")))
