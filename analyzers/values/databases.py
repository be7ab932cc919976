"""Handles of databases, and the SQL that runs on them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from analyzers.asset import Asset, AssetKind, InvalidURI, parse
from analyzers.facts import Access, Code
from analyzers.functions import Function as Row
from analyzers.functions import Role
from analyzers.hole import as_path, has_hole, hole, is_only_holes
from analyzers.language import Language
from analyzers.sql.dialects import ENGINES
from analyzers.sql.session import UNKNOWN_TABLE
from analyzers.values.frame import Given, Operand
from analyzers.values.makers import argument, component, told
from analyzers.values.places import Place, place_of, tell_defaults, within
from analyzers.values.texts import as_text, concatenated, replaced
from analyzers.values.value import (
    Constant,
    Entries,
    Instance,
    Text,
    Unknown,
    Value,
    Values,
    first_resource,
    is_argument,
    is_none,
    meet,
    resource_of,
)

Database = tuple[Asset, str | None, Language]
"""A database, the schema that its handle gives to names without their own, and the SQL that it speaks."""

_DIALECTS = {AssetKind.DATATABLE: Language.POSTGRESQL, AssetKind.DUCKLAKE: Language.DUCKDB}
_ADDRESSES = {
    "mysql": Language.MYSQL,
    "mariadb": Language.MYSQL,
    "mssql": Language.MSSQL,
    "snowflake": Language.SNOWFLAKE,
    "oracle": Language.ORACLEDB,
    "bigquery": Language.BIGQUERY,
}
"""What databases speak, by the scheme of their address; PostgreSQL where it is none of these."""
_LOCAL = ("sqlite", "duckdb")
"""Schemes of addresses of files that belong to the run alone."""
_NO_DATABASE = (
    "the database of this table is not known: the connection comes from no known resource; "
    "name it with a header line 'database f/folder/name'"
)
_OF_ARGUMENT = "the database of this table is what the argument '{}' is given, so it is only known when the code runs"
_FORMATTED = re.compile(r"%s|%\(\w+\)s")
_SET = re.compile(r"\bset\s+\?", re.IGNORECASE)
_TEMPORARY = re.compile(r"\b(?:create|into)\b[^;(]*\btemp(?:orary)?\b", re.IGNORECASE)
_ALIAS = re.compile(r"\s+as\s+\S+\s*\Z", re.IGNORECASE)
_NEXT = Text("\n;\n")


def of_handle(value: Value, around: tuple[Given, ...] = ()) -> Iterator[Database]:
    """The databases that a handle or a connection leads to, but for one that the calls around it make of itself."""
    made = origin(value) if isinstance(value, Instance) else None
    if made is not None and made.row.opens is not None and made.given not in around:
        yield from of_call(made.row, made.given, around)


def is_handle(value: Value | None) -> bool:
    """Whether a value is a handle or a connection, be it of an unknown database."""
    return isinstance(value, Instance) and origin(value).row.opens is not None


def origin(made: Instance) -> Instance:
    """What a cursor, a transaction or the like was made of, back to what opened it."""
    while made.row.opens is None and isinstance(made.receiver, Instance):
        made = made.receiver
    return made


def of_call(row: Row, given: Given, around: tuple[Given, ...] = ()) -> Iterator[Database]:
    """The databases that a call opens, or is given a connection of."""
    if row.opens in _DIALECTS:
        yield from (database for database, _, _ in opened(row, given))
        return
    for values in _settings(row, given):
        found = [database for value in values for database in _reached(row, given, value, around)]
        if found:
            yield from found
            return


def _settings(row: Row, given: Given) -> Iterator[Values]:
    """What a call is given that tells of its database, the first first."""
    for formal in row.arguments:
        if formal.role is Role.SETTINGS and (operand := given.get(formal.position, formal.keyword)) is not None:
            yield operand.values
    yield given.rest


def _is_local(row: Row, given: Given, around: tuple[Given, ...] = ()) -> bool:
    """Whether a call is given a connection to what is no database of the workspace, or the address of a file."""
    for value in (value for values in _settings(row, given) for value in values):
        if isinstance(value, Text) and value.text.startswith(_LOCAL):
            return True
        if isinstance(value, Instance) and given not in around:
            made = origin(value)
            if not is_handle(value) or _is_local(made.row, made.given, (*around, given)):
                return True
    return False


def unreached(row: Row, given: Given, receiver: Value | None, table: Operand | None) -> Iterator[Database]:
    """What a connection that no resource is known to reach leads to: the database of the header lines. Where they name
    none, it is said once of each connection that its SQL, or a table that it is given, uses tables."""
    made = origin(receiver) if isinstance(receiver, Instance) else None
    opener, settings = (made.row, made.given) if made is not None else (row, given)
    if _is_local(opener, settings):
        return
    handles = (value for values in _settings(opener, settings) for value in values if isinstance(value, Instance))
    if (handle := next(handles, None)) is not None:
        opener, settings = origin(handle).row, origin(handle).given
    speaks = opener.speaks or Language.POSTGRESQL
    context = given.source.program.context
    if context.database is not None:
        yield context.database, None, _DIALECTS.get(context.database.kind, speaks)
    elif _connection(opener, settings) not in given.source.program.unreached:
        _tell_unreached(table or _tabled(row, given, receiver, speaks), opener, settings)


def _tabled(row: Row, given: Given, receiver: Value | None, speaks: Language) -> Operand | None:
    """The SQL of a call, where it names a table, or where only a run knows what it names."""
    for operand in statements(row, given, receiver):
        texts = [as_text(value, "_").text for value in operand.values if not is_none(value)]
        if any(is_only_holes(text) or _names_tables(operand, text, speaks) for text in texts):
            return operand
    return None


def _tell_unreached(operand: Operand | None, opener: Row, settings: Given) -> None:
    """Says that the database of a connection which is given tables is not known. Of one that callers give to a file
    which is imported they tell themselves."""
    program = settings.source.program
    if operand is None or (program.is_library and operand.frame is not None and not operand.frame.is_shown):
        return
    program.unreached.add(_connection(opener, settings))
    found, start, end = place_of(operand)
    told = first_resource(resource_of(value) for values in _settings(opener, settings) for value in values)
    if is_argument(told):
        found.report(Code.UNKNOWN_VALUE, _OF_ARGUMENT.format(told[1:]), start, end)
    else:
        found.report(Code.UNKNOWN_DATABASE, _NO_DATABASE, start, end)


def statements(row: Row, given: Given, receiver: Value | None) -> Iterator[Operand]:
    """The SQL texts that a call is given, be it as what stands for one, or that its receiver stands for."""
    for formal in row.arguments:
        if formal.role is not Role.SQL:
            continue
        operand = given.get(formal.position, formal.keyword)
        if operand is None and formal.position is None and isinstance(receiver, Instance):
            operand = component(receiver, Role.STATEMENT)
        if operand is None:
            continue
        held = [component(value, Role.STATEMENT) for value in operand.values if isinstance(value, Instance)]
        yield from (sql for sql in held if sql is not None)
        if len(held) < len(operand.values) or None in held:
            yield operand


def _connection(opener: Row, settings: Given) -> tuple[str, str]:
    """What two connections have in common that are reached in one way: the expressions that tell it."""
    written = [
        operand.source.tree.written(operand.node)[:200]
        for formal in opener.arguments
        if formal.role is Role.SETTINGS and (operand := settings.get(formal.position, formal.keyword)) is not None
    ]
    shown = (value.name for value in settings.rest if isinstance(value, Unknown))
    return settings.source.path, "\n".join((*written, *shown))


def _names_tables(operand: Operand, sql: str, speaks: Language) -> bool:
    facts = operand.source.program.query(sql, speaks, None, None, True)
    return any(problem.code is Code.UNKNOWN_DATABASE for problem in facts.diagnostics)


def _reached(row: Row, given: Given, value: Value, around: tuple[Given, ...] = ()) -> Iterator[Database]:
    """What is reached with a connection, or with settings of a resource."""
    yield from of_handle(value, (*around, given))
    path = resource_of(value)
    if path and not is_argument(path):
        try:
            yield parse(f"res://{path}"), None, row.speaks or _speaks(row, given, value)
        except InvalidURI:
            return


def _speaks(row: Row, given: Given, address: Value) -> Language:
    driver = argument(row, given, Role.DRIVER)
    for value in (address, *(driver.values if driver else ())):
        scheme = re.match(r"[a-z]+", value.text) if isinstance(value, Text) else None
        if scheme and scheme[0] in _ADDRESSES:
            return _ADDRESSES[scheme[0]]
    return Language.POSTGRESQL


def opened(row: Row, given: Given) -> Iterator[tuple[Database, Operand | None, Text]]:
    """The databases of the workspace that a call opens by name, each with the argument that names it."""
    assert row.opens is not None
    formal = row.roles[Role.NAME]
    operand = given.get(formal.position, formal.keyword)
    default: Values = (Unknown("_"),) if given.is_open else (Text(formal.default or ""),)
    for value in default if operand is None else operand.values:
        written = operand.source.tree.written(operand.node)[:200] if operand else "_"
        text = Text(formal.default or "") if is_none(value) else as_text(value, written)
        name, _, schema = as_path(text.text).partition(":") if row.splits else (as_path(text.text), "", "")
        asset = Asset(row.opens, name or formal.default or "")
        yield (asset, schema or None, _DIALECTS[row.opens]), operand, text


def note_opened(row: Row, given: Given) -> None:
    """Notes the databases that a call opens; beside their tables they are left out."""
    for (database, _, _), operand, text in opened(row, given) if row.opens in _DIALECTS else ():
        named = operand or Operand(given.source, given.node)
        tell_defaults(named, text)
        place = place_of(named, text if operand else None)
        place[0].add(database, Access.UNKNOWN, place[1], place[2], "handle")


def texts_for(databases: list[Database], operand: Operand) -> Iterator[tuple[Database, Text]]:
    """The SQL that a handle or a connection is given, for each of the databases that it leads to."""
    for database in databases:
        for value in operand.values:
            if not isinstance(value, Entries):
                text = as_text(value, operand.source.tree.written(operand.node)[:200])
                yield database, _bound(text, database)


def note_queries(database: Database, rows: list[tuple[Operand, Text]]) -> None:
    """Notes what all the SQL that a database is given uses: each text by itself, but where one makes a temporary table
    as one text, in which the others know it."""
    for one in [rows] if any(_TEMPORARY.search(text.text) for _, text in rows) else ([row] for row in rows):
        run_query(one, database[2], database)


def _bound(text: Text, database: Database) -> Text:
    """Drivers of Python write bound parameters as formats, which MySQL's grammar would read as a remainder."""
    if database[2] is Language.POSTGRESQL or database[0].kind is not AssetKind.RESOURCE:
        return text
    for form in set(_SET.findall(text.text)) if database[2] is Language.MYSQL else ():
        text = replaced(text, form, Text("SET _ = ?"))  # drivers of JavaScript bind an object's columns so
    for form in set(_FORMATTED.findall(text.text)):
        text = replaced(text, form, Text(hole(form)))
    return text


def note_opaque(row: Row, given: Given) -> None:
    """Says that a call leads to queries which are not read."""
    module = row.owner.partition(".")[0]
    message = f"which tables '{module}' uses here is not known: queries that it builds of models are not read"
    given.source.found.report(Code.UNKNOWN_VALUE, message, given.node.start_byte, given.node.end_byte)


def note_table(call: Instance, table: Operand, databases: list[Database]) -> None:
    """Notes the table that a call on a handle reads or writes, and what its query reads."""
    schema, select = told(call, Role.SCHEMA), argument(call.row, call.given, Role.SELECT)
    for database in databases:
        _note_named(call.row, database, table, schema, told(call, Role.CATALOG))
        for value in select.values if select else ():
            assert select is not None
            text = as_text(value, select.source.tree.written(select.node)[:200])
            run_query([(select, text)], database[2], database)


def _note_named(row: Row, owner: Database, table: Operand, schema: Operand | None, catalog: Operand | None) -> None:
    database, own, speaks = owner
    engine = ENGINES[speaks]
    for value in table.values:
        if isinstance(value, Constant):
            continue
        if isinstance(value, Instance) and (held := component(value, Role.TABLE)) is not None:
            _note_named(row, owner, held, component(value, Role.SCHEMA), None)
            continue
        if isinstance(value, Entries):  # the table by its alias
            for known in value.entries.values():
                _note_named(row, owner, Operand(table.source, table.node, table.frame, known), schema, catalog)
            continue
        text = as_text(value, table.source.tree.written(table.node)[:200])
        found, start, end = place_of(table, text)
        if is_only_holes(text.text):
            found.report(Code.UNKNOWN_VALUE, UNKNOWN_TABLE, start, end)
            found.add(database, row.access or Access.UNKNOWN, start, end, "table")
            continue
        for given in schema.values if schema else (Constant(None),):
            if not meet(text, given):
                continue
            tell_defaults(table, text, given)
            name = _ALIAS.sub("", text.text)
            name = as_path(name) if has_hole(name) else engine.quoted(name)
            where, dot, bare = name.rpartition(".")
            named = engine.quoted(as_path(as_text(given, "_").text)) if not is_none(given) else ""
            space = named or where or own or ""
            for above in catalog.values if catalog and named else ():
                space = f"{engine.quoted(as_path(as_text(above, '_').text))}.{named}" if not is_none(above) else named
            bare = bare if dot else name
            full = database.table(bare, None if space in ("", engine.schema) else space)
            found.add(full, row.access or Access.UNKNOWN, start, end, "table")


def run_query(rows: list[tuple[Operand, Text]], dialect: Language, database: Database | None) -> None:
    """Analyses the SQL that one connection is given, in order, as one text: what one statement attaches, the next
    knows. Notes what it uses, each where it is written."""
    starts = [*accumulate((len(text.text) + len(_NEXT.text) for _, text in rows[:-1]), initial=0)]
    whole = concatenated(part for at, (_, text) in enumerate(rows) for part in ((_NEXT, text) if at else (text,)))

    def place(start: int, end: int) -> Place:
        return within(rows[bisect_right(starts, start) - 1][0], whole, start, end)

    asset, schema, _ = database or (None, None, dialect)
    is_client = asset is None or asset.kind not in _DIALECTS  # the workspace runs what its own handles are given
    facts = rows[0][0].source.program.query(whole.text, dialect, asset, schema, is_client)
    if facts.references:
        tell_defaults(rows[0][0], whole)
    for use in facts.references:
        found, start, end = place(use.start, use.end)
        found.add(
            use.asset,
            use.access,
            start,
            end,
            use.rule,
            columns=use.columns,
            outputs=use.outputs,
            whole=use.whole,
            bucket=is_client,
        )
    for problem in facts.diagnostics:
        found, start, end = place(problem.start, problem.end)
        found.report(problem.code, problem.message, start, end)
