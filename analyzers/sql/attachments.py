"""Statements that change what names mean: ATTACH, DETACH, USE, SET schema, RESET."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot.tokenizer_core import Token, TokenType

from analyzers.asset import AssetKind, InvalidURI, parse
from analyzers.facts import Access, Code
from analyzers.hole import as_path
from analyzers.language import Language
from analyzers.sql.catalog import Database, Part
from analyzers.sql.dialects import ENGINES, engine_of
from analyzers.sql.lexing import unmask
from analyzers.sql.literals import inside, is_uri, mention
from analyzers.sql.session import Session

Tokens = Sequence[Token]

SHORTHAND = {"ducklake": "ducklake://main", "datatable": "datatable://main"}
"""Bare words that ATTACH takes for a URI."""

_QUOTED = (TokenType.STRING, TokenType.IDENTIFIER)
_DATABASES = (AssetKind.DATATABLE, AssetKind.DUCKLAKE, AssetKind.RESOURCE)
_SCHEMA = frozenset({"SCHEMA", "SEARCH_PATH"})
_SETTING_SCOPES = frozenset({"SESSION", "LOCAL", "GLOBAL"})
_NO_SCHEMAS = frozenset({"WAREHOUSE", "ROLE", "SECONDARY", "DATABASE", "CATALOG"})


def words(tokens: Tokens) -> list[str]:
    """The words of a statement in upper case; of a string or a quoted name nothing."""
    return ["" if token.token_type in _QUOTED else token.text.upper() for token in tokens]


def attach(session: Session, tokens: Tokens) -> Tokens:
    """ATTACH, with or without an alias."""
    at = next((at for at, token in enumerate(tokens) if token.token_type is TokenType.STRING), None)
    if at is None:
        return ()
    text, after = unmask(tokens[at].text), tokens[at + 1 :]
    has_alias = len(after) > 1 and after[0].token_type is TokenType.ALIAS
    alias = unmask(after[1].text) if has_alias else ""
    _attach(session, SHORTHAND.get(text, text), alias, after, *inside(tokens[at]))
    for token in after:
        if token.token_type is TokenType.STRING:
            mention(session.ledger, unmask(token.text), *inside(token))
    return ()


def _attach(session: Session, uri: str, alias: str, options: Tokens, start: int, end: int) -> None:
    path = as_path(uri)
    database = Database(alias or _last_segment(uri), ENGINES[Language.DUCKDB])
    try:
        asset = parse(path) if is_uri(uri) else None
    except InvalidURI as error:
        asset = None
        session.ledger.report(Code.INVALID_URI, str(error), start, end)
    if asset is not None and asset.kind in _DATABASES:
        asset = asset.container or asset
        session.ledger.use(asset, Access.UNKNOWN, start, end, "sql-attach")
        engine = engine_of(asset, _option(options, "TYPE"))
        database = Database(database.name, engine, asset, _option(options, "SCHEMA") or None)
    elif asset is not None:
        access = Access.READ if "READ_ONLY" in words(options) else Access.UNKNOWN
        file = session.ledger.use(asset, access, start, end, "sql-attach")
        database = Database(database.name, database.engine, file=file)
    session.catalog.attach(database)


def _last_segment(uri: str) -> str:
    rest = uri.partition("://")[2] or uri.partition(":")[2] or uri
    return rest.partition("?")[0].rstrip("/").rpartition("/")[2].partition(".")[0]


def _option(tokens: Tokens, name: str) -> str:
    return next((tokens[at + 1].text for at, word in enumerate(words(tokens)[:-1]) if word == name), "")


def detach(session: Session, tokens: Tokens) -> Tokens:
    session.catalog.detach(unmask(tokens[-1].text))
    return ()


def use(session: Session, tokens: Tokens) -> Tokens:
    """USE of a database or schema; of a warehouse or role it changes no name."""
    names = [_part(token) for token in tokens[1:] if token.token_type is not TokenType.DOT]
    kind = names[0].text.upper() if names else ""
    if kind == "SCHEMA" and len(names) > 1:
        names = names[1:]
    if names and kind not in _NO_SCHEMAS and session.engine.grammar != "tsql":  # there it names no schema
        session.catalog.use(names)
    return ()


def _part(token: Token) -> Part:
    return Part(unmask(token.text), token.token_type in _QUOTED)


def set_schema(session: Session, tokens: Tokens) -> Tokens:
    """`SET schema = 'database.schema'` and `SET search_path TO schema`; other settings are parsed."""
    rest = [token for token in tokens[1:] if token.text.upper() not in _SETTING_SCOPES]
    if len(rest) < 2 or words(rest)[0] not in _SCHEMA:
        return tokens
    values = [token for token in rest[1:] if token.text.upper() not in ("=", "TO")]
    path = unmask(values[0].text).partition(",")[0].strip() if values else ""
    if path:
        is_name = values[0].token_type not in _QUOTED
        session.catalog.use([Part(part.strip('"'), not is_name) for part in path.split(".")])
    return ()


def reset(session: Session, tokens: Tokens) -> Tokens:
    if words(tokens)[-1] in _SCHEMA:
        session.catalog.reset()
    return ()
