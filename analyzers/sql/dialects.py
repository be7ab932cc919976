"""The engines that run SQL: how each is parsed, and how each compares and completes the names of tables."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from sqlglot.dialects.dialect import Dialect

from analyzers.asset import Asset, AssetKind
from analyzers.language import Language

# A statement that sqlglot gives no structure is a diagnostic of ours; its warning on stderr would say it twice.
logging.getLogger("sqlglot").setLevel(logging.ERROR)

Fold = Callable[[str], str]


def _kept(name: str) -> str:
    return name


@dataclass(frozen=True, slots=True)
class Engine:
    """How a database compares names: ``unquoted`` and ``quoted`` fold them, ``schema`` is its default schema, and
    ``is_shared`` says that one script reaches several databases by name, ``reuses_aliases`` that an item of a
    SELECT list may be named by those after it."""

    grammar: str
    unquoted: Fold = _kept
    quoted: Fold = _kept
    schema: str | None = None
    is_shared: bool = False
    reuses_aliases: bool = False

    @property
    def dialect(self) -> Dialect:
        return _dialect(self.grammar)

    def fold(self, name: str, is_quoted: bool) -> str:
        return (self.quoted if is_quoted else self.unquoted)(name)


@cache
def _dialect(grammar: str) -> Dialect:
    return Dialect.get_or_raise(grammar)


ENGINES: dict[Language, Engine] = {
    Language.DUCKDB: Engine("duckdb", str.lower, str.lower, "main", is_shared=True, reuses_aliases=True),
    Language.POSTGRESQL: Engine("postgres", str.lower, schema="public"),
    Language.MYSQL: Engine("mysql"),
    Language.BIGQUERY: Engine("bigquery"),
    Language.SNOWFLAKE: Engine("snowflake", str.upper, reuses_aliases=True),
    Language.MSSQL: Engine("tsql"),
    Language.ORACLEDB: Engine("oracle", str.upper),
}

_ATTACHED: dict[str, Language] = {
    "postgres": Language.POSTGRESQL,
    "postgres_scanner": Language.POSTGRESQL,
    "mysql": Language.MYSQL,
    "mysql_scanner": Language.MYSQL,
    "mssql": Language.MSSQL,
    "bigquery": Language.BIGQUERY,
    "snowflake": Language.SNOWFLAKE,
    "duckdb": Language.DUCKDB,
    "ducklake": Language.DUCKDB,
    "sqlite": Language.DUCKDB,
}
"""The engine behind each TYPE of an attachment."""


def engine_of(asset: Asset | None, type_option: str = "") -> Engine:
    """The engine that owns the tables of a database that a DuckDB script attaches."""
    if asset is not None and asset.kind is AssetKind.DATATABLE:
        return ENGINES[Language.POSTGRESQL]
    if asset is not None and asset.kind is AssetKind.RESOURCE:
        return ENGINES[_ATTACHED.get(type_option.lower(), Language.POSTGRESQL)]
    return ENGINES[Language.DUCKDB]
