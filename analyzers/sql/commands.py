"""Statements that are read on their tokens: a parser gives them no structure, or fails at their options."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlglot.tokens import Token, TokenType

from analyzers.asset import AssetKind, InvalidURI, parse
from analyzers.facts import Access, Code
from analyzers.hole import as_path
from analyzers.sql.catalog import Database, Part
from analyzers.sql.dialects import ENGINES, engine_of
from analyzers.sql.functions import FUNCTIONS, METHODS
from analyzers.sql.lexing import unmask
from analyzers.sql.literals import inside
from analyzers.sql.session import Session
from analyzers.language import Language

Tokens = Sequence[Token]

SHORTHAND = {"ducklake": "ducklake://main", "datatable": "datatable://main"}
"""Bare words that ATTACH takes for a URI."""

_BODY = frozenset({"SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "MERGE", "FROM", "CREATE", "COPY", "VALUES", "PIVOT",
                   "UNPIVOT", "TABLE", "SUMMARIZE", "DESCRIBE", "REPLACE", "DROP", "ALTER", "TRUNCATE", "EXECUTE", "CALL"})  # fmt: skip


def words(tokens: Tokens) -> list[str]:
    """The words of a statement in upper case; of what is quoted or a string nothing."""
    return ["" if token.token_type in (TokenType.STRING, TokenType.IDENTIFIER) else token.text.upper() for token in tokens]


def explained(session: Session, tokens: Tokens) -> Tokens:
    """What follows the head of EXPLAIN, PREPARE or DECLARE: the statement that they are about."""
    level = 0
    for at, word in enumerate(words(tokens)):
        level += (word == "(") - (word == ")")
        if at and not level and word in _BODY:
            return tokens[at:]
    return ()


def attach(session: Session, tokens: Tokens) -> Tokens:
    """ATTACH, with or without an alias."""
    uri = next((token for token in tokens if token.token_type is TokenType.STRING), None)
    if uri is None:
        return ()
    after = tokens[list(tokens).index(uri) + 1 :]
    has_alias = len(after) > 1 and after[0].token_type is TokenType.ALIAS
    text = unmask(uri.text)
    text = SHORTHAND.get(text, text)
    alias = unmask(after[1].text) if has_alias else _last_segment(text)
    options = words(after)
    kind = _option(after, "TYPE")
    try:
        asset = parse(as_path(text).partition("?")[0] if not text.startswith("s3://") else as_path(text))
    except InvalidURI as error:
        session.catalog.attach(Database(alias, ENGINES[Language.DUCKDB]))
        if any(text.startswith(scheme) for scheme in ("s3://", "$res:", "res://", "datatable://", "ducklake://")):
            session.ledger.report(Code.INVALID_URI, str(error), *inside(uri))
        return ()
    if asset.kind not in (AssetKind.DATATABLE, AssetKind.DUCKLAKE, AssetKind.RESOURCE):
        access = Access.READ if "READ_ONLY" in options else Access.UNKNOWN
        use = session.ledger.use(asset, access, *inside(uri), "sql-attach")
        session.catalog.attach(Database(alias, ENGINES[Language.DUCKDB], file=use))
        return ()
    database = asset.container or asset
    session.ledger.use(database, Access.UNKNOWN, *inside(uri), "sql-attach")
    schema = _option(after, "SCHEMA") or None
    session.catalog.attach(Database(alias, engine_of(database, kind), database, schema))
    return ()


def _last_segment(uri: str) -> str:
    rest = uri.partition("://")[2] or uri.partition(":")[2] or uri
    return rest.partition("?")[0].rstrip("/").rpartition("/")[2].partition(".")[0]


def _option(tokens: Tokens, name: str) -> str:
    for at, word in enumerate(words(tokens)[:-1]):
        if word == name:
            return tokens[at + 1].text
    return ""


def detach(session: Session, tokens: Tokens) -> Tokens:
    session.catalog.detach(unmask(tokens[-1].text))
    return ()


def use(session: Session, tokens: Tokens) -> Tokens:
    names = [unmask(token.text) for token in tokens[1:] if token.token_type is not TokenType.DOT]
    is_other = names and names[0].upper() in ("WAREHOUSE", "ROLE", "SECONDARY", "DATABASE", "CATALOG")
    if names and names[0].upper() == "SCHEMA":
        names = names[1:]
    if names and not is_other:
        session.catalog.use(names)
    return ()


def set_schema(session: Session, tokens: Tokens) -> Tokens:
    """`SET schema = 'database.schema'` and `SET search_path TO schema`; of other settings the values are read."""
    named = [word for word in words(tokens)[1:3] if word not in ("SESSION", "LOCAL", "GLOBAL", "SCHEMA", "SEARCH_PATH")]
    if len(tokens) < 4 or named[:1] not in (["="], ["TO"]):
        return tokens
    value = next((token for token in tokens[2:] if token.text.upper() not in ("=", "TO", "SCHEMA", "SEARCH_PATH")), None)
    if value is not None:
        path = unmask(value.text).partition(",")[0].strip().strip('"')
        session.catalog.use([part.strip('"') for part in path.split(".")])
    return ()


def reset(session: Session, tokens: Tokens) -> Tokens:
    if words(tokens)[-1] in ("SCHEMA", "SEARCH_PATH"):
        session.catalog.reset()
    return ()


def transfer(session: Session, tokens: Tokens) -> Tokens:
    """EXPORT DATABASE writes its location, IMPORT DATABASE reads it."""
    writes = tokens[0].text.upper() == "EXPORT"
    uri = next((token for token in tokens if token.token_type is TokenType.STRING), None)
    if uri is not None:
        session.file(unmask(uri.text), Access.WRITE if writes else Access.READ, *inside(uri))
    is_named = len(tokens) > 2 and tokens[2].token_type is not TokenType.STRING
    start, end = (tokens[2].start, tokens[2].end + 1) if is_named else (tokens[0].start, tokens[-1].end + 1)
    name = unmask(tokens[2].text) if is_named else ""
    session.container(Access.READ if writes else Access.WRITE, start, end, whole=True, name=name)
    return ()


def call(session: Session, tokens: Tokens) -> Tokens:
    """`CALL function('alias', …)` and `CALL alias.function(…)`."""
    from analyzers.sql.recovery import recover

    names = []
    for token in tokens[1:]:
        if token.token_type is TokenType.L_PAREN:
            break
        if token.token_type is not TokenType.DOT:
            names.append(token)
    if not names:
        return ()
    row = (METHODS if len(names) > 1 else FUNCTIONS).get(names[-1].text.lower())
    strings = [token for token in tokens if token.token_type is TokenType.STRING]
    if row is None or (len(names) == 1 and not strings):
        recover(session, tokens)
        return ()
    alias = names[0] if len(names) > 1 else strings[row.database]
    table = strings[row.table] if row.table is not None and len(strings) > row.table else None
    if table is None:
        session.container(row.access, *(inside(alias) if alias in strings else (alias.start, alias.end + 1)), whole=True, name=unmask(alias.text))
    else:
        parts = [Part(unmask(alias.text)), Part(table.text)]
        session.use(parts, row.access, *inside(table))
    for token in strings[row.files :] if row.files is not None else ():
        session.file(unmask(token.text), Access.READ, *inside(token))
    return ()


def checkpoint(session: Session, tokens: Tokens) -> Tokens:
    """Maintenance of one database; of none it is about the whole catalog."""
    if len(tokens) > 1:
        name = tokens[-1]
        session.container(Access.WRITE, name.start, name.end + 1, whole=True, name=unmask(name.text))
    return ()


def copy_database(session: Session, tokens: Tokens) -> Tokens:
    """`COPY FROM DATABASE a TO b`; other COPY statements are parsed."""
    if words(tokens)[1:3] != ["FROM", "DATABASE"]:
        return tokens
    names = [token for token in tokens[3:] if token.token_type in (TokenType.VAR, TokenType.IDENTIFIER)]
    for name, access in zip(names, (Access.READ, Access.WRITE), strict=False):
        session.container(access, name.start, name.end + 1, whole=True, name=unmask(name.text))
    return ()


def ignored(session: Session, tokens: Tokens) -> Tokens:
    return ()


def created(session: Session, tokens: Tokens) -> Tokens:
    """Secrets hold no data; other things are parsed."""
    return () if "SECRET" in words(tokens)[1:6] else tokens


def shown(session: Session, tokens: Tokens) -> Tokens:
    """SHOW of a table reads it; of settings, tables or databases it is about the catalog."""
    rest = words(tokens)[1:]
    if "FROM" in rest and rest[0] in ("COLUMNS", "FIELDS", "INDEX", "INDEXES", "KEYS", "FULL", "CREATE"):
        return _described(session, tokens, rest.index("FROM") + 2)
    if rest[:2] in (["CREATE", "TABLE"], ["CREATE", "VIEW"]):
        return _described(session, tokens, 3)
    if len(rest) in (1, 3) and session.engine.is_shared and rest[0] not in ("TABLES", "DATABASES", "ALL"):
        return _described(session, tokens, 1)
    return ()


def _described(session: Session, tokens: Tokens, at: int) -> Tokens:
    named = [token for token in tokens[at:] if token.token_type is not TokenType.DOT]
    if named:
        parts = [Part(token.text, token.token_type is TokenType.IDENTIFIER) for token in named]
        session.use(parts, Access.READ, named[0].start, named[-1].end + 1)
    return ()


Command = Callable[[Session, Tokens], Tokens]

COMMANDS: dict[str, Command] = {
    "EXPLAIN": explained,
    "PREPARE": explained,
    "DECLARE": explained,
    "ATTACH": attach,
    "DETACH": detach,
    "USE": use,
    "SET": set_schema,
    "RESET": reset,
    "EXPORT": transfer,
    "IMPORT": transfer,
    "CALL": call,
    "CHECKPOINT": checkpoint,
    "FORCE": checkpoint,
    "COPY": copy_database,
    "CREATE": created,
    "SHOW": shown,
}
"""By their first word: each does its part, and gives back the tokens that are left to parse."""

IGNORED = frozenset({
    "BEGIN", "START", "COMMIT", "ROLLBACK", "ABORT", "END", "SAVEPOINT", "RELEASE", "INSTALL", "LOAD", "UPDATE EXTENSIONS",
    "PRAGMA", "VACUUM", "GRANT", "REVOKE", "EXECUTE", "DEALLOCATE", "LISTEN", "NOTIFY", "UNLISTEN", "DISCARD", "GO",
    "UNSET", "PRINT", "CLOSE", "FETCH", "REINDEX", "LOCK", "CLUSTER",
})  # fmt: skip
"""First words of statements that use no table of their own."""
