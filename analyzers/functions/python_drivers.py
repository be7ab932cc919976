"""Functions of Python's database drivers: a connection is opened with the value of a resource, and given SQL."""

from __future__ import annotations

from analyzers.asset import AssetKind
from analyzers.facts import Access
from analyzers.functions.row import Argument, Function, Role
from analyzers.language import Language

READ, WRITE = Access.READ, Access.WRITE


def _settings(keywords: str, position: int | None = 0) -> tuple[Argument, ...]:
    """Settings under the first keyword, which may stand at a position, and under others."""
    first, *rest = keywords.split()
    return (Argument(Role.SETTINGS, position, first), *(Argument(Role.SETTINGS, None, name) for name in rest))


def _connects(
    owner: str, names: str, returns: str, keywords: str, speaks: Language | None = Language.POSTGRESQL
) -> tuple[Function, ...]:
    """Functions of one owner that open a connection."""
    return tuple(
        Function(owner, name, arguments=_settings(keywords), returns=returns, opens=AssetKind.RESOURCE, speaks=speaks)
        for name in names.split()
    )


def _gives(owner: str, names: str, returns: str) -> tuple[Function, ...]:
    """What has the connection of its owner."""
    return tuple(Function(owner, name, returns=returns) for name in names.split())


def _sql(owner: str, names: str, keyword: str, returns: str | None = None) -> tuple[Function, ...]:
    """Functions of one owner that take SQL first."""
    return tuple(Function(owner, name, None, (Argument(Role.SQL, 0, keyword),), returns) for name in names.split())


def _table(
    owner: str, names: str, access: Access, keyword: str, position: int = 0, more: tuple[Argument, ...] = ()
) -> tuple[Function, ...]:
    """Functions of one owner that take the name of a table."""
    arguments = (Argument(Role.TABLE, position, keyword), *more)
    return tuple(Function(owner, name, access, arguments) for name in names.split())


_CONNECTION, _CURSOR = "dbapi.Connection", "dbapi.Cursor"
_CLASSIC: tuple[tuple[str, str, str, Language | None], ...] = (
    ("psycopg2", "connect", "dsn host database dbname user password", Language.POSTGRESQL),
    ("psycopg", "connect", "conninfo host dbname user password", Language.POSTGRESQL),
    ("pg8000", "connect", "user host database password", Language.POSTGRESQL),
    ("pg8000.dbapi", "connect", "user host database password", Language.POSTGRESQL),
    ("pymysql", "connect Connect Connection", "host user password database db", Language.MYSQL),
    ("aiomysql", "connect", "host user password db", Language.MYSQL),
    ("asyncmy", "connect", "host user password database db", Language.MYSQL),
    ("aiopg", "connect", "dsn host database user password", Language.POSTGRESQL),
    ("redshift_connector", "connect", "user database password host", Language.POSTGRESQL),
    ("MySQLdb", "connect Connect", "host user password passwd database db", Language.MYSQL),
    ("mysql.connector", "connect", "host user password database", Language.MYSQL),
    ("pymssql", "connect", "server host user password database", Language.MSSQL),
    ("pyodbc", "connect", "connectionString server uid", Language.MSSQL),
    ("snowflake.connector", "connect", "account user password database", Language.SNOWFLAKE),
    ("oracledb", "connect", "user dsn password", Language.ORACLEDB),
    ("cx_Oracle", "connect", "user dsn password", Language.ORACLEDB),
)

_FILE = "sqlite3.Connection"

SQLITE = (
    Function("sqlite3", "connect", returns=_FILE),
    *_gives(_FILE, "cursor", _FILE),
)
"""A connection to a file that belongs to the run alone."""

DBAPI = (
    *(
        row
        for owner, names, keywords, speaks in _CLASSIC
        for row in _connects(owner, names, _CONNECTION, keywords, speaks)
    ),
    *_connects("psycopg.Connection", "connect", _CONNECTION, "conninfo host dbname user password"),
    *_connects("psycopg.AsyncConnection", "connect", _CONNECTION, "conninfo host dbname user password"),
    *_connects("psycopg_pool", "ConnectionPool AsyncConnectionPool", "psycopg_pool.Pool", "conninfo kwargs"),
    *_connects("psycopg2.pool", "SimpleConnectionPool ThreadedConnectionPool", "psycopg_pool.Pool", "dsn host user"),
    *_connects("aiopg", "create_pool", "psycopg_pool.Pool", "dsn host user"),
    *_connects("aiomysql", "create_pool", "psycopg_pool.Pool", "host user password db", Language.MYSQL),
    *_connects("asyncmy", "create_pool", "psycopg_pool.Pool", "host user password db", Language.MYSQL),
    *_gives("psycopg_pool.Pool", "connection getconn acquire", _CONNECTION),
    *_gives(_CONNECTION, "cursor", _CURSOR),
    *_gives(_CURSOR, "__enter__", _CURSOR),
    *(row for owner in (_CONNECTION, _CURSOR) for row in _sql(owner, "execute executemany stream", "query", _CURSOR)),
    *_sql(_CURSOR, "copy copy_expert mogrify", "sql"),
    *_table(_CURSOR, "copy_from", WRITE, "table", 1),
    *_table(_CURSOR, "copy_to", READ, "table", 1),
    *(
        Function("psycopg2.extras", name, None, (Argument(Role.SETTINGS, 0, "cur"), Argument(Role.SQL, 1, "sql")))
        for name in ("execute_values", "execute_batch")
    ),
)

SNOWFLAKE = (
    Function(
        "snowflake.connector.pandas_tools",
        "write_pandas",
        WRITE,
        (
            Argument(Role.SETTINGS, 0, "conn"),
            Argument(Role.TABLE, 2, "table_name"),
            Argument(Role.CATALOG, 3, "database"),
            Argument(Role.SCHEMA, 4, "schema"),
        ),
    ),
)

_ASYNC = "asyncpg.Connection"
_IN_SCHEMA = (Argument(Role.SCHEMA, None, "schema_name"),)

ASYNCPG = (
    *_connects("asyncpg", "connect", _ASYNC, "dsn host user database password"),
    *_connects("asyncpg", "create_pool", _ASYNC, "dsn host user database password"),
    *_gives(_ASYNC, "acquire", _ASYNC),
    *_sql(_ASYNC, "execute executemany fetch fetchrow fetchval cursor prepare", "query"),
    *_table(_ASYNC, "copy_records_to_table copy_to_table", WRITE, "table_name", 0, _IN_SCHEMA),
    *_table(_ASYNC, "copy_from_table", READ, "table_name", 0, _IN_SCHEMA),
)

_ENGINE, _SESSION, _MAKER = "sqlalchemy.Engine", "sqlalchemy.Connection", "sqlalchemy.sessionmaker"
_URL = tuple(Argument(Role.SETTINGS, None, name) for name in ("host", "username", "password", "database"))

SQLALCHEMY = (
    *(
        Function(
            owner,
            "create",
            arguments=(Argument(Role.DRIVER, 0, "drivername"), *_URL),
            returns="sqlalchemy.URL",
            opens=AssetKind.RESOURCE,
        )
        for owner in ("sqlalchemy.URL", "sqlalchemy.engine.URL", "sqlalchemy.engine.url.URL")
    ),
    *(
        row
        for owner, names in (
            ("sqlalchemy", "create_engine"),
            ("sqlmodel", "create_engine"),
            ("sqlalchemy.ext.asyncio", "create_async_engine"),
        )
        for row in _connects(owner, names, _ENGINE, "url", None)
    ),
    *_gives(_ENGINE, "connect begin", _SESSION),
    *_gives(_ENGINE, "raw_connection", _CONNECTION),
    *(
        row
        for owner in ("sqlalchemy.orm", "sqlalchemy.ext.asyncio", "sqlmodel")
        for row in (
            *_connects(owner, "Session AsyncSession", _SESSION, "bind", None),
            *_connects(owner, "sessionmaker async_sessionmaker", _MAKER, "bind", None),
        )
    ),
    Function(_MAKER, "", returns=_SESSION),
    *_sql(_ENGINE, "execute", "statement"),
    *_sql(_SESSION, "execute scalar scalars exec_driver_sql exec stream", "statement"),
    *_sql(
        _SESSION, "add add_all merge delete get query bulk_save_objects bulk_insert_mappings", "instance"
    ),  # of models
)

_ON = (Argument(Role.SETTINGS, 1, "con"),)
_SCHEMA = Argument(Role.SCHEMA, None, "schema")

FRAMES = (
    *(Function("pandas", name, None, (Argument(Role.SQL, 0, "sql"), *_ON)) for name in ("read_sql", "read_sql_query")),
    *_table("pandas", "read_sql_table", READ, "table_name", 0, (*_ON, _SCHEMA)),
    *_table("pandas.DataFrame", "to_sql", WRITE, "name", 0, (*_ON, _SCHEMA)),
    *(
        Function("polars", name, None, (Argument(Role.SQL, 0, "query"), Argument(Role.SETTINGS, 1, keyword)))
        for name, keyword in (("read_database", "connection"), ("read_database_uri", "uri"))
    ),
    Function("connectorx", "read_sql", None, (Argument(Role.SETTINGS, 0, "conn"), Argument(Role.SQL, 1, "query"))),
    *_table("polars.DataFrame", "write_database", WRITE, "table_name", 0, (Argument(Role.SETTINGS, 1, "connection"),)),
    *_table("geopandas.GeoDataFrame", "to_postgis", WRITE, "name", 0, (*_ON, _SCHEMA)),
    *(
        Function("geopandas", name, None, (Argument(Role.SQL, 0, "sql"), *_ON))
        for name in ("read_postgis", "GeoDataFrame.from_postgis")
    ),
)

_BIGQUERY = "google.cloud.bigquery.Client"

BIGQUERY = (
    *_connects("google.cloud.bigquery", "Client", _BIGQUERY, "credentials project", Language.BIGQUERY),
    *_connects(_BIGQUERY, "from_service_account_info", _BIGQUERY, "info", Language.BIGQUERY),
    *_sql(_BIGQUERY, "query query_and_wait", "query"),
    *_table(_BIGQUERY, "get_table list_rows", READ, "table"),
    *_table(_BIGQUERY, "extract_table", READ, "source"),
    *_table(_BIGQUERY, "create_table update_table delete_table", WRITE, "table"),
    *_table(_BIGQUERY, "insert_rows insert_rows_json insert_rows_from_dataframe", WRITE, "table"),
    *_table(
        _BIGQUERY,
        "load_table_from_dataframe load_table_from_file load_table_from_json load_table_from_uri",
        WRITE,
        "destination",
        1,
    ),
)

_SUPABASE, _TABLE = "supabase.Client", "supabase.Table"

SUPABASE = (
    *_connects(
        "supabase", "create_client create_async_client Client AsyncClient", _SUPABASE, "supabase_url supabase_key"
    ),
    Function(_SUPABASE, "schema", arguments=(Argument(Role.SCHEMA, 0, "schema"),), returns=_SUPABASE),
    *(
        Function(_SUPABASE, name, arguments=(Argument(Role.TABLE, 0, keyword),), returns=_TABLE)
        for name, keyword in (("table", "table_name"), ("from_", "table"))
    ),
    Function(_TABLE, "select", READ),
    *(Function(_TABLE, name, WRITE) for name in ("insert", "upsert", "update", "delete")),
)

PYTHON_DRIVERS: tuple[Function, ...] = (
    *SQLITE,
    *DBAPI,
    *SNOWFLAKE,
    *ASYNCPG,
    *SQLALCHEMY,
    *FRAMES,
    *BIGQUERY,
    *SUPABASE,
)
