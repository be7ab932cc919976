"""Statements that are read on their tokens: a parser gives them no structure, or fails at their options."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot.tokenizer_core import Token, TokenType

from analyzers.facts import Access
from analyzers.sql.attachments import Tokens, attach, detach, reset, set_schema, use, words
from analyzers.sql.blocks import BODIES, begin, condition, otherwise, routine
from analyzers.sql.catalog import Part
from analyzers.sql.functions import FUNCTIONS, METHODS
from analyzers.sql.lexing import unmask
from analyzers.sql.literals import inside, is_uri
from analyzers.sql.recovery import recover
from analyzers.sql.session import Session

_NAMES = (TokenType.VAR, TokenType.IDENTIFIER)

IGNORED = frozenset({
    "START", "COMMIT", "ROLLBACK", "ABORT", "END", "SAVEPOINT", "RELEASE", "INSTALL", "PRAGMA", "GO",
    "VACUUM", "GRANT", "REVOKE", "EXECUTE", "DEALLOCATE", "LISTEN", "NOTIFY", "UNLISTEN", "DISCARD", "UNSET", "PRINT",
    "CLOSE", "FETCH", "REINDEX", "LOCK", "UNLOCK", "CLUSTER", "SECURITY", "REASSIGN", "EXEC", "PUT", "GET", "LIST",
    "REMOVE", "UNDROP", "WAITFOR", "DELIMITER", "RAISE", "NULL", "CHECK", "HANDLER", "UPDATE STATISTICS",
})  # fmt: skip
"""First words of statements that use no table of their own."""


def explained(session: Session, tokens: Tokens) -> Tokens:
    """What follows the head of EXPLAIN, PREPARE or DECLARE: the statement that they are about."""
    level = 0
    for at, word in enumerate(words(tokens)):
        level += (word == "(") - (word == ")")
        if at and not level and word in BODIES:
            return tokens[at:]
    recover(session, tokens)
    return ()


def transfer(session: Session, tokens: Tokens) -> Tokens:
    """EXPORT DATABASE writes its location, IMPORT DATABASE reads it; the database is used as a whole."""
    if words(tokens[1:2]) == ["DATA"]:
        return _unloaded(session, tokens)
    if words(tokens[1:2]) != ["DATABASE"]:
        return tokens
    exports = tokens[0].text.upper() == "EXPORT"
    location = next((token for token in tokens if token.token_type is TokenType.STRING), None)
    if location is not None:
        access = Access.WRITE if exports else Access.READ
        session.file(unmask(location.text), access, *inside(location))
    named = tokens[2:3] if tokens[2:3] and tokens[2].token_type in _NAMES else ()
    start, end = (named[0].start, named[0].end + 1) if named else (tokens[0].start, tokens[-1].end + 1)
    access = Access.READ if exports else Access.WRITE
    session.container(access, start, end, whole=True, name=unmask(named[0].text) if named else "")
    return ()


def _unloaded(session: Session, tokens: Tokens) -> Tokens:
    """`EXPORT DATA OPTIONS (uri = '…') AS SELECT …`."""
    said = words(tokens)
    query = said.index("AS") + 1 if "AS" in said else len(said)
    for token in tokens[:query]:
        if token.token_type is TokenType.STRING and is_uri(token.text):
            session.file(unmask(token.text), Access.WRITE, *inside(token))
    return tokens[query:]


def call(session: Session, tokens: Tokens) -> Tokens:
    """`CALL function('alias', …)` and `CALL alias.function(…)`."""
    bracket = next((at for at, token in enumerate(tokens) if token.token_type is TokenType.L_PAREN), len(tokens))
    names = [token for token in tokens[1:bracket] if token.token_type is not TokenType.DOT]
    strings = [token for token in tokens[bracket:] if token.token_type is TokenType.STRING]
    rows = METHODS if len(names) > 1 else FUNCTIONS
    row = rows.get(names[-1].text.lower()) if names else None
    if row is None or (len(names) == 1 and len(strings) <= row.database):
        recover(session, tokens)
        return ()
    alias = names[0] if len(names) > 1 else strings[row.database]
    table = strings[row.table] if row.table is not None and len(strings) > row.table else None
    if table is not None:
        session.use([Part(unmask(alias.text)), Part(table.text)], row.access, *inside(table))
    else:
        session.container(row.access, *_place(alias), whole=True, name=unmask(alias.text))
    for file in strings[row.files :] if row.files is not None else ():
        session.file(unmask(file.text), Access.READ, *inside(file))
    return ()


def _place(token: Token) -> tuple[int, int]:
    return inside(token) if token.token_type is TokenType.STRING else (token.start, token.end + 1)


def checkpoint(session: Session, tokens: Tokens) -> Tokens:
    """Maintenance of one database; without a name it is about the whole catalog."""
    name = tokens[-1]
    if name.token_type in _NAMES and name.text.upper() != "CHECKPOINT":
        session.container(Access.WRITE, name.start, name.end + 1, whole=True, name=unmask(name.text))
    return ()


def copy(session: Session, tokens: Tokens) -> Tokens:
    """`COPY FROM DATABASE a TO b` and `COPY INTO`; other COPY statements are parsed."""
    head = words(tokens[1:3])
    if head[:1] == ["INTO"]:
        recover(session, tokens)
        return ()
    if head != ["FROM", "DATABASE"]:
        return tokens
    names = [token for token in tokens[3:] if token.token_type in _NAMES and token.text.upper() != "TO"]
    for name, access in zip(names, (Access.READ, Access.WRITE), strict=False):
        session.container(access, name.start, name.end + 1, whole=True, name=unmask(name.text))
    return ()


def create(session: Session, tokens: Tokens) -> Tokens:
    """Secrets hold no data; of routines the body is read; other things are parsed."""
    if "SECRET" in words(tokens[1:6]):
        return ()
    body = routine(session, tokens)
    return tokens if body is None else body


def replace(session: Session, tokens: Tokens) -> Tokens:
    """REPLACE writes as INSERT does."""
    first = tokens[0]
    insert = Token(TokenType.INSERT, "INSERT", first.line, first.col, first.start, first.end, first.comments)
    return [insert, *tokens[1:]]


def load(session: Session, tokens: Tokens) -> Tokens:
    """LOAD DATA fills a table; LOAD of an extension uses none."""
    if words(tokens[1:2]) == ["DATA"]:
        recover(session, tokens)
    return ()


def refresh(session: Session, tokens: Tokens) -> Tokens:
    """REFRESH of a materialized view writes it."""
    if words(tokens[1:3]) == ["MATERIALIZED", "VIEW"]:
        names = tokens[4:] if words(tokens[3:4]) == ["CONCURRENTLY"] else tokens[3:]
        _used(session, [name for name in names if words([name]) != ["CONCURRENTLY"]], Access.WRITE)
    return ()


def update(session: Session, tokens: Tokens) -> Tokens:
    """`UPDATE EXTENSIONS` changes no table, and MySQL's priorities change nothing."""
    said = words(tokens[1:2])
    if said in (["LOW_PRIORITY"], ["IGNORE"]):
        return [tokens[0], *tokens[2:]]
    return () if said == ["EXTENSIONS"] and len(tokens) == 2 else tokens


def show(session: Session, tokens: Tokens) -> Tokens:
    """SHOW of a table reads it; of settings, tables or databases it is about the catalog."""
    rest = words(tokens)[1:]
    if rest[:2] in (["CREATE", "TABLE"], ["CREATE", "VIEW"]):
        return _used(session, tokens[3:], Access.READ)
    if "FROM" in rest and rest[0] in ("COLUMNS", "FIELDS", "INDEX", "INDEXES", "KEYS", "FULL"):
        return _used(session, tokens[rest.index("FROM") + 2 :], Access.READ)
    is_name = tokens[1:2] and tokens[1].token_type in _NAMES and rest[0] not in ("TABLES", "DATABASES", "VARIABLES")
    if (
        is_name
        and session.engine.is_shared
        and all(token.token_type in (*_NAMES, TokenType.DOT) for token in tokens[1:])
    ):
        return _used(session, tokens[1:], Access.READ)
    return ()


def _used(session: Session, tokens: Tokens, access: Access) -> Tokens:
    """Notes the table whose name the tokens begin with."""
    named = list(tokens[:1])
    for dot, token in zip(tokens[1::2], tokens[2::2], strict=False):
        if dot.token_type is not TokenType.DOT:
            break
        named.append(token)
    if named:
        parts = [Part(token.text, token.token_type is TokenType.IDENTIFIER) for token in named]
        session.use(parts, access, named[0].start, named[-1].end + 1)
    return ()


Command = Callable[[Session, Tokens], Tokens]

COMMANDS: dict[str, Command] = {
    "BEGIN": begin,
    "IF": condition,
    "ELSIF": condition,
    "ELSEIF": condition,
    "WHILE": condition,
    "FOR": condition,
    "EXCEPTION": condition,
    "ELSE": otherwise,
    "LOOP": otherwise,
    "RETURN": explained,
    "REFRESH": refresh,
    "LOAD": load,
    "UPDATE": update,
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
    "COPY": copy,
    "CREATE": create,
    "REPLACE": replace,
    "SHOW": show,
}
"""By their first word: each does its part, and gives back the tokens that are left to parse."""
