"""What may stand in FROM: tables, files, functions, derived tables, joins, pivots."""

from __future__ import annotations

from sqlglot import exp

from analyzers.facts import Access, Code
from analyzers.sql import expressions, queries
from analyzers.sql.catalog import Part
from analyzers.sql.functions import FILE_READERS, FUNCTIONS, METHODS, NO_FILES, Row
from analyzers.sql.lexing import mask
from analyzers.sql.literals import UNKNOWN_FILE, is_string, place
from analyzers.sql.relation import NOTHING, UNKNOWN, Relation, Scope, stacked
from analyzers.sql.session import Session


def add(session: Session, node: exp.Expr, scope: Scope) -> Relation:
    """Puts a source, and what is joined to it, into the scope under its name."""
    if _is_bracketed(node):
        relation = add(session, node.this, scope)
    else:
        relation = source(session, node, scope)
        scope.add(_name(session, node), relation)
    for join_node in node.args.get("joins") or ():
        join(session, join_node, scope)
    return relation


def _is_bracketed(node: exp.Expr) -> bool:
    """Whether it is a table, alone or with those joined to it, in brackets that give it no name."""
    while isinstance(node, exp.Subquery) and not node.alias:
        if isinstance(node.this, exp.Table):
            return True
        node = node.this
    return False


def join(session: Session, node: exp.Expr, scope: Scope) -> None:
    """A joined source, with the columns of its condition."""
    before = list(scope.sources.values())
    relation = add(session, node.this, scope)
    for identifier in node.args.get("using") or ():
        name = session.name(identifier.this if isinstance(identifier, exp.Column) else identifier)
        holders = [known for known in before if name in known.index] or [known for known in before if known.origins]
        sides = [relation, *(holders if len(holders) == 1 else ())]
        scope.shared[name] = scope.shared.get(name, NOTHING).union(*(side.take(name) for side in sides))
    for key in ("on", "match_condition"):
        if node.args.get(key):
            expressions.walk(session, node.args[key], scope)


def source(session: Session, node: exp.Expr, scope: Scope) -> Relation:
    """The relation that one source is, under the column names of its alias."""
    if isinstance(node, exp.Table):
        relation = _table(session, node, scope)
    elif isinstance(node, exp.TableFromRows) and is_string(node.this):
        relation = session.read(exp.Table(this=exp.DynamicIdentifier(this=node.this)))
    elif isinstance(node, exp.Lateral):
        relation = source(session, node.this, scope) if isinstance(node.this, exp.Expr) else UNKNOWN
    elif isinstance(node, exp.Pivot):
        relation = _pivoted(session, source(session, node.this, scope), node)
    elif isinstance(node, exp.Subquery):
        relation = queries.query(session, node, scope)
    elif isinstance(node, exp.Values):
        expressions.walk(session, exp.Tuple(expressions=node.expressions), scope)
        relation = Relation()
    elif isinstance(node, exp.Unnest):
        inputs = [expressions.walk(session, item, scope) for item in node.expressions]
        relation = Relation([(None, known) for known in inputs])
    elif isinstance(node, exp.Query):
        relation = queries.query(session, node, scope)
    else:
        inputs = [expressions.walk(session, node, scope)]
        relation = Relation([(None, inputs[0])], origins=((),))
    for pivot in node.args.get("pivots") or ():
        relation = _pivoted(session, relation, pivot)
    alias = node.args.get("alias")
    return (
        relation.renamed([session.name(name) for name in alias.columns])
        if isinstance(alias, exp.TableAlias)
        else relation
    )


def _name(session: Session, node: exp.Expr) -> str:
    alias = node.args.get("alias")
    if isinstance(alias, exp.TableAlias) and alias.this:
        return session.name(alias.this).lower()
    pivots = node.args.get("pivots")
    if pivots and pivots[-1].alias:
        return str(pivots[-1].alias).lower()
    return (
        session.name(node.this).lower() if isinstance(node, exp.Table) and isinstance(node.this, exp.Identifier) else ""
    )


def _table(session: Session, node: exp.Table, scope: Scope) -> Relation:
    this = node.this
    if isinstance(this, exp.Func) and not isinstance(this, exp.DynamicIdentifier):
        return _function(session, node, this, scope)
    if isinstance(this, exp.Identifier) and not node.args.get("db"):
        common = scope.ctes.get(session.name(this).lower())
        if common is not None:
            return common
    if node.text("db").lower() == "recurring" and node.name.lower() in scope.ctes:
        return scope.ctes[node.name.lower()]
    for item in node.args.get("rows_from") or ():
        source(session, item, scope)
    when = node.args.get("when")
    if when is not None:
        expressions.walk(session, when, scope)
    return session.read(node)


def _pivoted(session: Session, relation: Relation, pivot: exp.Expr) -> Relation:
    """A pivot makes up its columns from values: those that are read are known, those that come out are not."""
    scope = Scope()
    scope.add("", relation)
    for key in ("expressions", "fields", "using", "group", "columns"):
        value = pivot.args.get(key)
        for child in value if isinstance(value, list) else (value,) if value else ():
            expressions.walk(session, child, scope)
    return Relation(origins=relation.origins or ((),))


def _function(session: Session, node: exp.Table, call: exp.Func, scope: Scope) -> Relation:
    """A table function: a file or files, a database as a whole, a local macro, or rows from nowhere."""
    name = (call.name if isinstance(call, exp.Anonymous) else call.sql_names()[0]).lower()
    arguments = _arguments(call)[isinstance(call, _OF_MODELS) :]
    row = METHODS.get(name) if node.args.get("db") else FUNCTIONS.get(name)
    if row is not None:
        return _whole(session, row, node, arguments, scope)
    if name in _QUERIED and arguments:
        return _queried(session, name, arguments[0])
    macro = session.catalog.macros.get(name)
    files = [] if name in NO_FILES or not arguments else _files(session, arguments[0])
    if arguments and not files and name.startswith(FILE_READERS):
        session.ledger.report(Code.UNKNOWN_VALUE, UNKNOWN_FILE, *place(call))
    for argument in arguments[1:] if files else arguments:
        expressions.walk(session, argument, scope)
    return stacked(files) if files else macro or UNKNOWN


_OF_MODELS = (exp.Predict, exp.MLForecast, exp.MLTranslate, exp.GenerateEmbedding, exp.GenerateTable, exp.GenerateText)
"""Functions whose first argument is a model, which is no table."""
_QUERIED = ("query", "query_table")


def _queried(session: Session, name: str, argument: exp.Expr) -> Relation:
    """`query('SELECT …')` and `query_table('name')`: a text that is read as SQL."""
    items = argument.expressions if isinstance(argument, (exp.Array, exp.Tuple)) else [argument]
    relations = []
    for item in items:
        text = session.text(item)
        tree = session.nested(mask(text if name == "query" else f"FROM {text}")) if text is not None else None
        if tree is None:
            session.container(Access.READ, *place(item))
        else:
            for part in tree.walk():
                part.meta.clear()
            mark = len(session.ledger.uses)
            relations.append(queries.query(session, tree, None))
            for use in session.ledger.uses[mark:]:
                use.start, use.end = place(item)
    return stacked(relations) if relations else UNKNOWN


def _arguments(call: exp.Func) -> list[exp.Expr]:
    """The arguments in order, of named ones the value."""
    flat: list[exp.Expr] = []
    for value in call.args.values():
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, (exp.EQ, exp.PropertyEQ, exp.Kwarg)):
                flat.append(item.expression)
            elif isinstance(item, exp.Expr):
                flat.append(item)
    return flat


def _files(session: Session, argument: exp.Expr) -> list[Relation]:
    """The files that a function's argument names: a text, or a list of texts."""
    if isinstance(argument, (exp.Array, exp.Tuple)):
        return [file for item in argument.expressions for file in _files(session, item)]
    text = session.text(argument)
    if text is not None:
        return [session.file(text, Access.READ, *place(argument))]
    if isinstance(argument, (exp.ArrayConcat, exp.Case, exp.If, exp.Coalesce, exp.Paren)) or _makes_list(argument):
        parts = (part for part in argument.iter_expressions() if not isinstance(part, exp.Predicate))
        return [file for part in parts for file in _files(session, part)]
    return []


def _makes_list(node: exp.Expr) -> bool:
    return isinstance(node, exp.Anonymous) and node.name.lower().startswith(("list_", "array_"))


def _whole(session: Session, row: Row, node: exp.Table, arguments: list[exp.Expr], scope: Scope) -> Relation:
    named = [session.text(argument) for argument in arguments]
    is_method = bool(node.args.get("db"))
    database = node.text("db") if is_method else named[row.database] if len(named) > row.database else None
    if not database:
        return UNKNOWN
    start, end = place(node.args["db"] if is_method else arguments[row.database])
    table = named[row.table] if row.table is not None and len(named) > row.table else None
    if table is None:
        session.container(row.access, start, end, whole=True, name=database)
        return UNKNOWN
    schema = named[row.schema] if row.schema is not None and row.table is not None else None
    parts = [Part(part) for part in (database, schema, table) if part]
    session.use(parts, row.access, *place(arguments[row.table or 0]))
    if row.files is not None and len(arguments) > row.files:
        _files(session, arguments[row.files])
    return UNKNOWN
