"""Which database a table name belongs to: attachments, the database in use, local tables, and canonical paths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from analyzers.asset import Asset
from analyzers.facts import ColumnRef
from analyzers.hole import as_path, has_hole, is_only_holes
from analyzers.sql.dialects import Engine
from analyzers.sql.ledger import Use
from analyzers.sql.lexing import unmask
from analyzers.sql.relation import Inputs, Relation

SYSTEM_SCHEMAS: dict[str, frozenset[str]] = {
    "duckdb": frozenset({"information_schema", "pg_catalog"}),
    "postgres": frozenset({"information_schema", "pg_catalog", "pg_toast", "pg_temp"}),
    "mysql": frozenset({"information_schema", "performance_schema", "mysql", "sys"}),
    "bigquery": frozenset({"information_schema"}),
    "snowflake": frozenset({"information_schema", "account_usage"}),
    "tsql": frozenset({"information_schema", "sys"}),
    "oracle": frozenset({"sys", "system"}),
}
"""Schemas that an engine keeps for itself."""

_DICTIONARY = (
    *(
        "arguments",
        "audit_",
        "base_table_",
        "catalog",
        "clu",
        "col_",
        "cons_",
        "constraints",
        "credentials",
        "db_links",
    ),
    *("dependencies", "directories", "encrypted_", "errors", "extents", "external_", "free_space", "ind_", "indexes"),
    *("jobs", "lob", "mview", "obj_", "object", "part_", "password_", "polic", "procedures", "queue", "recyclebin"),
    *("refresh", "registered_", "resource_", "role_", "scheduler_", "segments", "seq", "source", "stat_", "subpart"),
    *(
        "synonyms",
        "sys_",
        "tab_",
        "tables",
        "trigger",
        "ts_quotas",
        "type",
        "unused_",
        "updatable_",
        "users",
        "varrays",
    ),
    *("view", "xml_"),
)
"""How the views go on that tell an Oracle user of the own objects, or of all; a table may begin like them too."""

SYSTEM_TABLES: dict[str, tuple[str, ...]] = {
    "duckdb": ("duckdb_", "sqlite_master", "sqlite_schema", "pragma_"),
    "postgres": ("pg_",),
    "oracle": ("dual", "dba_", "v$", *(f"{whose}_{what}" for whose in ("all", "user") for what in _DICTIONARY)),
    "mysql": ("dual",),
    "tsql": ("sysobjects", "syscolumns", "inserted", "deleted", "#"),
    "bigquery": ("__tables_",),
}
"""How the bare names of an engine's own tables begin; BigQuery's stand in every dataset."""

_LOCAL = ("memory", "temp", "system")


class Part(NamedTuple):
    """One part of a table's dotted name, as the (masked) text writes it."""

    text: str
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Database:
    """A database that names may belong to: ``asset`` is None where its tables are none of the workspace's."""

    name: str
    engine: Engine
    asset: Asset | None = None
    schema: str | None = None
    file: Use | None = None


class Table(NamedTuple):
    """Where a table name leads: an asset, a local relation, or neither."""

    database: Database | None
    key: tuple[str, str, str]
    asset: Asset | None = None
    local: Relation | None = None


@dataclass(slots=True)
class Catalog:
    """The names of one session, as its statements change them."""

    engine: Engine
    current: Database
    initial: Database
    attached: dict[str, Database] = field(default_factory=dict)
    local: dict[tuple[str, str, str], Relation] = field(default_factory=dict)
    macros: dict[str, Relation] = field(default_factory=dict)
    known: dict[Asset, tuple[str, ...]] = field(default_factory=dict)
    lacks_database: bool = False
    _tables: dict[tuple[Part, ...], Table] = field(default_factory=dict)  # until a statement changes what names mean

    def attach(self, database: Database) -> None:
        self._tables.clear()
        self.attached[database.name.lower()] = database

    def detach(self, name: str) -> None:
        self._tables.clear()
        gone = self.attached.pop(name.lower(), None)
        if gone is not None and self.current.name.lower() == name.lower():
            self.current = self._memory()

    def use(self, names: Sequence[Part]) -> None:
        """`USE database`, `USE database.schema`, `USE schema`; of an unknown name: nothing is known any more."""
        self._tables.clear()
        database = self.database(names[0].text) if self.engine.is_shared else None
        if database is not None:
            self.current = _in_schema(database, names[1:2])
        elif self.engine.is_shared and self.current.asset is None:
            self.current = self._memory()
        else:
            self.current = _in_schema(self.current, names[-1:] if self.engine.schema else names)

    def reset(self) -> None:
        """Back to what bare names belonged to at the start."""
        self._tables.clear()
        self.current = self.initial

    def database(self, name: str) -> Database | None:
        """The database of an alias, however it is written."""
        lowered = name.lower()
        if lowered in _LOCAL:
            return Database(lowered, self.engine)
        return self.attached.get(lowered) or (self.current if self.current.name.lower() == lowered else None)

    def table(self, parts: Sequence[Part]) -> Table:
        """Where a dotted name leads."""
        name = tuple(parts)
        table = self._tables.get(name)
        if table is None:
            table = self._tables[name] = self._table(name)
        return table

    def _table(self, parts: Sequence[Part]) -> Table:
        database, schema, name = self._place(parts)
        if database is None:
            return Table(None, ("", "", name.text.lower()))
        folded = [database.engine.fold(part.text, part.is_quoted) for part in (*schema, name)]
        namespace = ".".join(folded[:-1]) if schema else database.schema or database.engine.schema or ""
        key = (database.name.lower(), namespace.lower(), folded[-1].lower())
        temporary = ("temp", "", folded[-1].lower())
        if len(parts) == 1 and temporary in self.local:
            return Table(database, temporary, local=self.local[temporary])
        if database.name == "temp" or namespace.lower() == "pg_temp":
            key = temporary
        if key in self.local:
            return Table(database, key, local=self.local[key])
        if database.asset is None or self._is_system(namespace, folded[-1], is_bare=not schema):
            return Table(database, key)
        return Table(database, key, _stored(database, namespace, folded[-1]))

    def is_system(self, parts: Sequence[Part]) -> bool:
        return self._is_system(parts[-2].text if len(parts) > 1 else "", parts[-1].text, is_bare=len(parts) == 1)

    def define(self, table: Table, relation: Relation, *, is_temporary: bool) -> None:
        """A table that only this session sees."""
        self._tables.clear()
        key = ("temp", "", table.key[2]) if is_temporary else table.key
        self.local[key] = replace(relation, is_local=True)

    def drop(self, table: Table) -> bool:
        """Whether it was a table that only this session saw."""
        self._tables.clear()
        return self.local.pop(table.key, None) is not None

    def columns(self, asset: Asset, uses: tuple[Use, ...] = ()) -> Relation:
        """The columns of a stored table: those that the script itself says it has, else any. ``uses`` are where it is
        read."""
        names = self.known.get(asset)
        if names is None:
            return Relation([], ((asset,),), uses)
        return Relation([(name, _self(asset, name)) for name in names], (), uses)

    def _memory(self) -> Database:
        return Database("memory", self.engine)

    def _place(self, parts: Sequence[Part]) -> tuple[Database | None, Sequence[Part], Part]:
        *before, name = parts
        if not before:
            return self.current, (), name
        if self.engine.is_shared:
            named = self.database(before[0].text)
            if named is not None:
                return named, before[1:], name
            return (self.current, before, name) if len(before) == 1 else (None, before, name)
        if len(before) > 1 and self.engine.schema is not None:
            return self.current, before[-1:], name
        return self.current, before, name

    def _is_system(self, schema: str, name: str, *, is_bare: bool) -> bool:
        grammar = self.current.engine.grammar
        if schema or "." in name:
            before = f"{schema}.{name}".lower().split(".")[:-1]
            if not SYSTEM_SCHEMAS[grammar].isdisjoint(before):
                return True
        is_bare |= grammar == "bigquery"
        own = SYSTEM_TABLES.get(grammar, ())
        return is_bare and name.lower().rpartition(".")[2].startswith(own)


def _self(asset: Asset, name: str) -> Inputs:
    return frozenset({ColumnRef(asset, name)})


def _in_schema(database: Database, names: Sequence[Part]) -> Database:
    schema = ".".join(database.engine.fold(name.text, name.is_quoted) for name in names) or None
    return Database(database.name, database.engine, database.asset, schema, database.file)


def _stored(database: Database, schema: str, name: str) -> Asset:
    """The table's asset; the database itself where nothing of the name is known before the code runs."""
    assert database.asset is not None
    is_default = schema in ("", database.engine.schema)
    if not (has_hole(name) or has_hole(schema)):
        return database.asset.table(name, None if is_default else schema)
    written = unmask(name)
    if is_only_holes(written):
        return database.asset
    return database.asset.table(as_path(written), None if is_default else as_path(unmask(schema)))
