"""Handles of databases, and the SQL that runs on them."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.asset import Asset, AssetKind
from analyzers.facts import Access, Code
from analyzers.functions import Function as Row
from analyzers.functions import Role
from analyzers.hole import as_path, has_hole, is_only_holes
from analyzers.language import Language
from analyzers.values.frame import Given, Operand
from analyzers.values.places import place_of, within
from analyzers.values.texts import as_text, concatenated
from analyzers.values.value import Constant, Instance, Text, Unknown, Values

Database = tuple[Asset, str | None]
"""A database and the schema that its handle gives to names without their own."""

_DIALECTS = {AssetKind.DATATABLE: Language.POSTGRESQL, AssetKind.DUCKLAKE: Language.DUCKDB}
_NEXT = Text(";\n")


def argument(row: Row, given: Given, role: Role) -> Operand | None:
    """The argument of a call that has a role; None where it is left out."""
    for formal in row.arguments:
        if formal.role is role:
            return given.get(formal.position, formal.keyword)
    return None


def opened(row: Row, given: Given) -> Iterator[tuple[Database, Operand | None, Text]]:
    """The databases that a call opens, each with the argument that names it."""
    assert row.opens is not None
    formal = next(formal for formal in row.arguments if formal.role is Role.NAME)
    operand = given.get(formal.position, formal.keyword)
    default: Values = (Unknown("_"),) if given.is_open else (Text(formal.default or ""),)
    for value in default if operand is None else operand.values:
        written = operand.source.tree.written(operand.node)[:200] if operand else "_"
        text = Text(formal.default or "") if value == Constant(None) else as_text(value, written)
        name, _, schema = as_path(text.text).partition(":") if row.splits else (as_path(text.text), "", "")
        yield (Asset(row.opens, name or formal.default or ""), schema or None), operand, text


def note_opened(row: Row, given: Given) -> None:
    """Notes the databases that a call opens; beside their tables they are left out."""
    for (database, _), operand, text in opened(row, given):
        place = place_of(operand or Operand(given.source, given.node), text if operand else None)
        place[0].add(database, Access.UNKNOWN, place[1], place[2], "handle")


def note_query(handle: Instance, operand: Operand) -> None:
    """Notes what the SQL given to a handle uses."""
    for database, _, _ in opened(handle.row, handle.given):
        for value in operand.values:
            text = as_text(value, operand.source.tree.written(operand.node)[:200])
            run_query(text, operand, _DIALECTS[database[0].kind], database)


def note_table(row: Row, given: Given, databases: list[Database]) -> None:
    """Notes the table that a helper of a handle reads or writes, and what its query reads."""
    table, schema = argument(row, given, Role.TABLE), argument(row, given, Role.SCHEMA)
    select = argument(row, given, Role.SELECT)
    for database, own in databases:
        if table is not None:
            _note_named(row, database, own, table, schema)
        for value in select.values if select else ():
            assert select is not None
            text = as_text(value, select.source.tree.written(select.node)[:200])
            run_query(text, select, _DIALECTS[database.kind], (database, own))


def _note_named(row: Row, database: Asset, own: str | None, table: Operand, schema: Operand | None) -> None:
    for value in table.values:
        if isinstance(value, Constant):
            continue
        text = as_text(value, table.source.tree.written(table.node)[:200])
        found, start, end = place_of(table, text)
        if is_only_holes(text.text):
            found.add(database, row.access or Access.UNKNOWN, start, end, "partition")
            continue
        for given in schema.values if schema else (Constant(None),):
            name = as_path(text.text).lower() if not has_hole(text.text) else as_path(text.text)
            where, dot, bare = name.rpartition(".")
            named = as_path(as_text(given, "_").text).lower() if given != Constant(None) else ""
            space = named or where or own or ""
            bare = bare if dot else name
            full = database.table(bare, None if space in ("", "main") else space)
            found.add(full, row.access or Access.UNKNOWN, start, end, "partition")


def run_query(text: Text, operand: Operand, dialect: Language, database: Database | None) -> None:
    """Analyses one SQL text and notes what it uses, each where it is written."""
    if is_only_holes(text.text):
        return
    asset, schema = database or (None, None)
    if is_only_holes(text.text):
        found, start, end = place_of(operand)
        found.report(Code.UNKNOWN_VALUE, "which tables this uses is only known when the code runs", start, end)
        if asset is not None:
            found.add(asset, Access.UNKNOWN, start, end, "handle")
        return
    facts = operand.source.program.query(text.text, dialect, asset, schema)
    for use in facts.references:
        found, start, end = within(operand, text, use.start, use.end)
        found.add(
            use.asset, use.access, start, end, use.rule, columns=use.columns, outputs=use.outputs, whole=use.whole
        )
    for problem in facts.diagnostics:
        found, start, end = within(operand, text, problem.start, problem.end)
        found.report(problem.code, problem.message, start, end)


def scripted(texts: list[Text]) -> Text:
    """The SQL that one connection is given, in order, as one script: what one statement attaches, the next knows."""
    return concatenated(part for text in texts for part in (text, _NEXT))
