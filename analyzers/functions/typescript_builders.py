"""Functions of JavaScript's libraries that build queries: one call names a table, the next say what is done to it."""

from __future__ import annotations

from analyzers.asset import AssetKind
from analyzers.facts import Access
from analyzers.functions.row import Argument, Function, Role
from analyzers.language import Language

READ, WRITE, UNKNOWN = Access.READ, Access.WRITE, Access.UNKNOWN

_TABLE = Argument(Role.TABLE, 0)


def _opens(owner: str, names: str, returns: str, *ways: str, speaks: Language | None = None) -> tuple[Function, ...]:
    """Functions of one owner that open a connection with their first argument, or with what stands in it."""
    arguments = (*(Argument(Role.SETTINGS, 0, way) for way in ways), Argument(Role.SETTINGS, 0))
    driver = () if speaks else (Argument(Role.DRIVER, 0, ".client"), Argument(Role.DRIVER, 0, ".dialect"))
    return tuple(
        Function(owner, name, None, (*arguments, *driver), returns, AssetKind.RESOURCE, speaks=speaks)
        for name in names.split()
    )


def _does(owner: str, names: str, returns: str, access: Access | None, *arguments: Argument) -> tuple[Function, ...]:
    """Methods of one owner that do the same to a table, and give what goes on with the query."""
    return tuple(Function(owner, name, access, arguments, returns) for name in names.split())


def _attribute(owner: str, name: str, returns: str) -> Function:
    return Function(owner, name, returns=returns, is_attribute=True)


_KNEX, _KNEX_QUERY, _KNEX_SCHEMA = "knex.Knex", "knex.Query", "knex.Schema"

KNEX = (
    *_opens("knex", "default knex", _KNEX, ".connection"),
    *_does(_KNEX, "transaction", _KNEX, None),
    *(Function(owner, "raw", arguments=(Argument(Role.SQL, 0),)) for owner in (_KNEX, _KNEX_SCHEMA)),
    Function(_KNEX, "", UNKNOWN, (_TABLE,), _KNEX_QUERY),
    *_does(_KNEX, "table queryBuilder select with withRecursive", _KNEX_QUERY, None),
    *(
        row
        for owner in (_KNEX, _KNEX_QUERY)
        for row in (
            *_does(owner, "from", _KNEX_QUERY, READ, _TABLE),
            *_does(owner, "into", _KNEX_QUERY, WRITE, _TABLE),
            *_does(owner, "withSchema", _KNEX_QUERY, None, Argument(Role.SCHEMA, 0)),
        )
    ),
    *_does(_KNEX_QUERY, "insert upsert update del delete truncate increment decrement", _KNEX_QUERY, WRITE),
    *_does(_KNEX_QUERY, "select first pluck count countDistinct sum avg min max returning", _KNEX_QUERY, READ),
    *_does(
        _KNEX_QUERY,
        "where andWhere orWhere whereIn whereNot whereNotIn whereNull whereNotNull whereRaw whereBetween whereExists"
        " orderBy groupBy having limit offset distinct onConflict ignore merge modify transacting clone as on",
        _KNEX_QUERY,
        UNKNOWN,
    ),
    *_does(
        _KNEX_QUERY,
        "join innerJoin leftJoin leftOuterJoin rightJoin rightOuterJoin fullOuterJoin crossJoin",
        _KNEX_QUERY,
        READ,
        _TABLE,
    ),
    _attribute(_KNEX, "schema", _KNEX_SCHEMA),
    *_does(
        _KNEX_SCHEMA,
        "createTable createTableIfNotExists alterTable table dropTable dropTableIfExists renameTable",
        _KNEX_SCHEMA,
        WRITE,
        _TABLE,
    ),
    *_does(_KNEX_SCHEMA, "withSchema", _KNEX_SCHEMA, None, Argument(Role.SCHEMA, 0)),
)

_KYSELY, _KYSELY_SCHEMA = "kysely.Kysely", "kysely.SchemaModule"

KYSELY = (
    *(
        row
        for name, speaks in (
            ("PostgresDialect", Language.POSTGRESQL),
            ("MysqlDialect", Language.MYSQL),
            ("MssqlDialect", Language.MSSQL),
        )
        for row in _opens("kysely", name, "kysely.Dialect", ".pool", speaks=speaks)
    ),
    *_opens("kysely", "Kysely", _KYSELY, ".dialect"),
    *_does(
        _KYSELY,
        "transaction execute with withRecursive where whereRef select selectAll distinct orderBy groupBy having limit"
        " offset values set onConflict onDuplicateKeyUpdate $if $call",
        _KYSELY,
        None,
    ),
    *_does(_KYSELY, "withSchema", _KYSELY, None, Argument(Role.SCHEMA, 0)),
    *_does(_KYSELY, "selectFrom from using", _KYSELY, READ, _TABLE),
    *_does(_KYSELY, "innerJoin leftJoin rightJoin fullJoin crossJoin", _KYSELY, READ, _TABLE),
    *_does(_KYSELY, "insertInto replaceInto updateTable deleteFrom mergeInto", _KYSELY, WRITE, _TABLE),
    *_does(_KYSELY, "returning returningAll", _KYSELY, READ),
    _attribute(_KYSELY, "schema", _KYSELY_SCHEMA),
    *_does(_KYSELY_SCHEMA, "createTable alterTable dropTable", _KYSELY_SCHEMA, WRITE, _TABLE),
    *_does("kysely", "sql", "kysely.RawBuilder", None, Argument(Role.STATEMENT, 0)),
    *_does("kysely.sql", "raw", "kysely.RawBuilder", None, Argument(Role.STATEMENT, 0)),
    Function("kysely.RawBuilder", "execute", None, (Argument(Role.SQL, None), Argument(Role.SETTINGS, 0))),
)

_DRIZZLE, _DRIZZLE_TABLE = "drizzle-orm.Database", "drizzle-orm.Table"

DRIZZLE = (
    *(
        row
        for module, speaks in (
            ("node-postgres", Language.POSTGRESQL),
            ("postgres-js", Language.POSTGRESQL),
            ("neon-http", Language.POSTGRESQL),
            ("neon-serverless", Language.POSTGRESQL),
            ("vercel-postgres", Language.POSTGRESQL),
            ("bun-sql", Language.POSTGRESQL),
            ("mysql2", Language.MYSQL),
        )
        for row in _opens(f"drizzle-orm/{module}", "drizzle", _DRIZZLE, ".client", ".connection", speaks=speaks)
    ),
    *_does("drizzle-orm/pg-core", "pgTable pgView pgMaterializedView", _DRIZZLE_TABLE, None, _TABLE),
    *_does("drizzle-orm/mysql-core", "mysqlTable mysqlView", _DRIZZLE_TABLE, None, _TABLE),
    *_does("drizzle-orm/pg-core", "pgSchema", "drizzle-orm.Schema", None, Argument(Role.SCHEMA, 0)),
    *_does("drizzle-orm/mysql-core", "mysqlSchema", "drizzle-orm.Schema", None, Argument(Role.SCHEMA, 0)),
    *_does("drizzle-orm.Schema", "table view materializedView", _DRIZZLE_TABLE, None, _TABLE),
    *_does(
        _DRIZZLE,
        "select selectDistinct selectDistinctOn with $with transaction where set values orderBy groupBy having limit"
        " offset onConflictDoNothing onConflictDoUpdate onDuplicateKeyUpdate $dynamic as prepare",
        _DRIZZLE,
        None,
    ),
    *_does(_DRIZZLE, "from innerJoin leftJoin rightJoin fullJoin crossJoin $count", _DRIZZLE, READ, _TABLE),
    *_does(_DRIZZLE, "insert update delete refreshMaterializedView", _DRIZZLE, WRITE, _TABLE),
    *_does(_DRIZZLE, "returning", _DRIZZLE, READ),
    Function(_DRIZZLE, "execute", None, (Argument(Role.SQL, 0),)),
    *_does("drizzle-orm", "sql", "drizzle-orm.SQL", None, Argument(Role.STATEMENT, 0)),
    *_does("drizzle-orm.sql", "raw", "drizzle-orm.SQL", None, Argument(Role.STATEMENT, 0)),
)

_SEQUELIZE, _TYPEORM = "sequelize.Sequelize", "typeorm.DataSource"

MODELS = (
    Function(
        "sequelize",
        "Sequelize",
        None,
        (*(Argument(Role.SETTINGS, at) for at in range(4)), Argument(Role.DRIVER, 0, ".dialect")),
        _SEQUELIZE,
        AssetKind.RESOURCE,
    ),
    Function(_SEQUELIZE, "query", None, (Argument(Role.SQL, 0), Argument(Role.SQL, 0, ".query"))),
    Function(_SEQUELIZE, "define", is_opaque=True),
    *_opens("typeorm", "DataSource", _TYPEORM, ".url"),
    *_does(_TYPEORM, "initialize createQueryRunner transaction", _TYPEORM, None),
    _attribute(_TYPEORM, "manager", _TYPEORM),
    Function(_TYPEORM, "query", None, (Argument(Role.SQL, 0),)),
    *(
        Function(_TYPEORM, name, is_opaque=True)
        for name in (
            *("getRepository", "createQueryBuilder", "find", "findBy", "findOne", "findOneBy", "save", "remove"),
            *("insert", "update", "upsert", "delete"),
        )
    ),
    Function(
        "@prisma/client",
        "PrismaClient",
        None,
        (
            Argument(Role.SETTINGS, 0, ".datasourceUrl"),
            Argument(Role.SETTINGS, 0, ".datasources.db.url"),
            Argument(Role.SETTINGS, 0, ".adapter"),
        ),
        "@prisma/client.PrismaClient",
        AssetKind.RESOURCE,
        speaks=Language.POSTGRESQL,
        is_opaque=True,
    ),
    *_opens("@prisma/adapter-pg", "PrismaPg", "@prisma/adapter-pg.PrismaPg", speaks=Language.POSTGRESQL),
    *(
        Function("@prisma/client.PrismaClient", name, None, (Argument(Role.SQL, 0),))
        for name in ("$queryRaw", "$executeRaw", "$queryRawUnsafe", "$executeRawUnsafe")
    ),
)
"""Libraries that keep models of tables: what these use is said to be unknown."""

TYPESCRIPT_BUILDERS: tuple[Function, ...] = (*KNEX, *KYSELY, *DRIZZLE, *MODELS)
