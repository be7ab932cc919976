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

_ANY = Argument(Role.SETTINGS, None)
"""The connection of the module itself, which the environment or an earlier call opens."""
_PROMISE, _DATABASE = "pg-promise.Main", "pg-promise.Database"

FURTHER = (
    *(
        Function(module, name, arguments=(_ANY, Argument(Role.SQL, 0)))
        for module, name in (("@vercel/postgres", "sql"), ("Bun", "sql"), ("Bun.sql", "unsafe"))
    ),
    *_connects("Bun", "SQL", _SQL, _POSTGRESQL),
    Function("pg-promise", "default", returns=_PROMISE),
    Function(
        _PROMISE,
        "",
        arguments=(Argument(Role.SETTINGS, 0),),
        returns=_DATABASE,
        opens=AssetKind.RESOURCE,
        speaks=_POSTGRESQL,
    ),
    *_sql(_DATABASE, ("any", "many", "none", "one", "oneOrNone", "manyOrNone", "result", "query", "multi", "each")),
    *_gives(_DATABASE, "tx task connect", _DATABASE),
    *(
        Function(module, name, arguments=(Argument(Role.STATEMENT, 0),), returns="pg.Query")
        for module, names in (
            ("pg", "Query"),
            ("pg-cursor", "default"),
            ("pg-query-stream", "default"),
            ("pg-copy-streams", "from to both"),
            ("sql-template-strings", "default SQL"),
            ("sql-template-tag", "default sql raw"),
        )
        for name in names.split()
    ),
)

_CONNECTION, _REQUEST, _BQ = "mysql.Connection", "mssql.Request", "@google-cloud/bigquery.BigQuery"

OTHERS = (
    *(
        row
        for module in ("mysql", "mysql2", "mysql2/promise", "mariadb")
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
    *(Function("mssql", name, arguments=(_ANY, Argument(Role.SQL, 0))) for name in ("query", "batch")),
    *_connects("oracledb", "getConnection createPool", "oracledb.Connection", Language.ORACLEDB),
    *_gives("oracledb.Connection", "getConnection", "oracledb.Connection"),
    *_sql("oracledb.Connection", ("execute", "executeMany", "queryStream")),
    *_connects("snowflake-sdk", "createConnection createPool", "snowflake-sdk.Connection", Language.SNOWFLAKE),
    *_sql("snowflake-sdk.Connection", ("execute",), ".sqlText"),
    *_sql(_REQUEST, ("query", "batch")),
    *_connects("@google-cloud/bigquery", "BigQuery", "@google-cloud/bigquery.BigQuery", Language.BIGQUERY),
    *_sql("@google-cloud/bigquery.BigQuery", ("query", "createQueryJob", "createQueryStream"), ".query"),
    Function(_BQ, "dataset", arguments=(Argument(Role.SCHEMA, 0),), returns=f"{_BQ}.Dataset"),
    Function(f"{_BQ}.Dataset", "table", arguments=(Argument(Role.TABLE, 0),), returns=f"{_BQ}.Table"),
    *(
        Function(f"{_BQ}.Table", name, access, ())
        for names, access in (
            ("getRows createReadStream extract createExtractJob", Access.READ),
            ("insert load createLoadJob createWriteStream delete create setMetadata", Access.WRITE),
        )
        for name in names.split()
    ),
)

_SUPABASE, _TABLE = "@supabase/supabase-js.SupabaseClient", "@supabase/supabase-js.Table"

SUPABASE = (
    *_connects("@supabase/supabase-js", "createClient SupabaseClient", _SUPABASE, _POSTGRESQL),
    Function(_SUPABASE, "schema", arguments=(Argument(Role.SCHEMA, 0),), returns=_SUPABASE),
    Function(_SUPABASE, "from", arguments=(Argument(Role.TABLE, 0),), returns=_TABLE),
    Function(_TABLE, "select", Access.READ),
    *(Function(_TABLE, name, Access.WRITE) for name in ("insert", "upsert", "update", "delete")),
)

TYPESCRIPT_DRIVERS: tuple[Function, ...] = (*POSTGRESQL, *FURTHER, *OTHERS, *SUPABASE)
