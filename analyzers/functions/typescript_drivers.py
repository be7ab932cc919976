"""Functions of JavaScript's database drivers: a connection is opened with the value of a resource, and given SQL."""

from __future__ import annotations

from analyzers.asset import AssetKind
from analyzers.facts import Access
from analyzers.functions.row import Argument, Function, Role
from analyzers.language import Language

_POSTGRESQL, _MYSQL = Language.POSTGRESQL, Language.MYSQL


def _connects(owner: str, names: str, returns: str, speaks: Language) -> tuple[Function, ...]:
    """Functions of one owner that open a connection with the settings or the address that they take first."""
    settings = (Argument(Role.SETTINGS, 0),)
    return tuple(
        Function(owner, name, arguments=settings, returns=returns, opens=AssetKind.RESOURCE, speaks=speaks)
        for name in names.split()
    )


def _gives(owner: str, names: str, returns: str) -> tuple[Function, ...]:
    """What has the connection of its owner."""
    return tuple(Function(owner, name, returns=returns) for name in names.split())


def _sql(owner: str, names: tuple[str, ...], *keywords: str) -> tuple[Function, ...]:
    """Functions of one owner that take SQL first, as a text or within an object."""
    arguments = (Argument(Role.SQL, 0), *(Argument(Role.SQL, 0, keyword) for keyword in keywords))
    return tuple(Function(owner, name, arguments=arguments) for name in names)


_PG, _SQL = "pg.Client", "postgres.Sql"

POSTGRESQL = (
    *(
        row
        for module in ("pg", "postgres", "@db/postgres", "@neondatabase/serverless", "@vercel/postgres", "pg-pool")
        for row in _connects(module, "Client Pool default", _PG, _POSTGRESQL)
        if (module, row.name) not in (("postgres", "default"), ("pg", "default"))
    ),
    *_gives(_PG, "connect", _PG),
    *_sql(_PG, ("query", "queryObject", "queryArray"), ".text"),
    *_connects("postgres", "default", _SQL, _POSTGRESQL),
    *_connects("@neondatabase/serverless", "neon", _SQL, _POSTGRESQL),
    *_sql(_SQL, ("", "unsafe", "query")),
)

_CONNECTION, _REQUEST = "mysql.Connection", "mssql.Request"

OTHERS = (
    *(
        row
        for module in ("mysql", "mysql2", "mysql2/promise")
        for row in _connects(module, "createConnection createPool", _CONNECTION, _MYSQL)
    ),
    *_connects("mysql", "Client", "mysql.Client", _MYSQL),
    *_connects("mysql.Client", "connect", _CONNECTION, _MYSQL),
    *_gives(_CONNECTION, "getConnection promise connect", _CONNECTION),
    *_sql(_CONNECTION, ("query", "execute"), ".sql"),
    *_connects("mssql", "connect ConnectionPool", "mssql.ConnectionPool", Language.MSSQL),
    *_gives("mssql.ConnectionPool", "connect", "mssql.ConnectionPool"),
    *_gives("mssql.ConnectionPool", "request", _REQUEST),
    *_gives(_REQUEST, "input", _REQUEST),
    *_sql("mssql.ConnectionPool", ("query", "batch")),
    *_sql(_REQUEST, ("query", "batch")),
    *_connects("@google-cloud/bigquery", "BigQuery", "@google-cloud/bigquery.BigQuery", Language.BIGQUERY),
    *_sql("@google-cloud/bigquery.BigQuery", ("query", "createQueryJob"), ".query"),
)

_SUPABASE, _TABLE = "@supabase/supabase-js.SupabaseClient", "@supabase/supabase-js.Table"

SUPABASE = (
    *_connects("@supabase/supabase-js", "createClient SupabaseClient", _SUPABASE, _POSTGRESQL),
    Function(_SUPABASE, "schema", arguments=(Argument(Role.SCHEMA, 0),), returns=_SUPABASE),
    Function(_SUPABASE, "from", arguments=(Argument(Role.TABLE, 0),), returns=_TABLE),
    Function(_TABLE, "select", Access.READ),
    *(Function(_TABLE, name, Access.WRITE) for name in ("insert", "upsert", "update", "delete")),
)

TYPESCRIPT_DRIVERS: tuple[Function, ...] = (*POSTGRESQL, *OTHERS, *SUPABASE)
