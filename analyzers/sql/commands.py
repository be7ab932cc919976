"""Statements that are read on their tokens: a parser gives them no structure, or fails at their options."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot.tokenizer_core import Token, TokenType

from analyzers.facts import Access
from analyzers.sql.attachments import Tokens, attach, detach, reset, set_schema, use, words
from analyzers.sql.blocks import begin, body_at, condition, otherwise, routine
from analyzers.sql.catalog import Part
from analyzers.sql.databases import NAMES, call, checkpoint, copy, transfer
from analyzers.sql.dynamic import added
from analyzers.sql.recovery import recover
from analyzers.sql.relation import UNKNOWN
from analyzers.sql.rows import changed, replace
from analyzers.sql.session import Session
from analyzers.sql.variables import assigned, declare, nested, selected

IGNORED = frozenset({
    "START", "SAVE", "XA", "COMMIT", "ROLLBACK", "ABORT", "END", "SAVEPOINT", "RELEASE", "INSTALL", "PRAGMA", "GO",
    "VACUUM", "GRANT", "REVOKE", "EXECUTE", "DEALLOCATE", "LISTEN", "NOTIFY", "UNLISTEN", "DISCARD", "UNSET", "PRINT",
    "CLOSE", "FETCH", "REINDEX", "LOCK", "UNLOCK", "CLUSTER", "SECURITY", "REASSIGN", "EXEC", "PUT", "GET", "LIST",
    "REMOVE", "WAITFOR", "DELIMITER", "RAISE", "NULL", "UPDATE STATISTICS", "THROW", "RAISERROR",
    "KILL", "MOVE", "PURGE", "LEAVE", "ITERATE", "BREAK", "CONTINUE", "EXIT", "SIGNAL", "RESIGNAL", "FLUSH",
    "DENY", "AUDIT", "NOAUDIT", "DBCC", "GOTO", "BEGIN TRANSACTION", "LOCK TABLES", "UNLOCK TABLES",
})  # fmt: skip
"""First words of statements that use no table of their own."""


def explained(session: Session, tokens: Tokens) -> Tokens:
    """What follows the head of EXPLAIN, PREPARE or RETURN: the statement that they are about."""
    at = body_at(tokens)
    if at is None and session.engine.grammar == "mysql" and words(tokens[:1]) == ["EXPLAIN"]:
        return _used(session, tokens[1:], Access.READ)  # it describes a table
    if at is None:
        recover(session, tokens)
        return ()
    return tokens[at:]


def performed(session: Session, tokens: Tokens) -> Tokens:
    """PERFORM computes what SELECT does."""
    return selected(tokens[1:])


def create(session: Session, tokens: Tokens) -> Tokens:
    """Secrets hold no data; of routines the body is read; other things are parsed."""
    if "SECRET" in words(tokens[1:6]):
        return ()
    body = routine(session, tokens)
    return tokens if body is None else body


def alter(session: Session, tokens: Tokens) -> Tokens:
    """ALTER of a schema acts on the database, of the session it may change its schema; other things are parsed."""
    said = words(tokens[1:4])
    if said == ["SESSION", "SET", "CURRENT_SCHEMA"]:
        session.catalog.use([_part(tokens[-1])])
        return ()
    if _moved(session, tokens):
        return ()
    if said[:1] in (["SCHEMA"], ["DATABASE"]):
        session.container(Access.WRITE, tokens[0].start, tokens[-1].end + 1, whole=True)
        return ()
    other = _other_table(words(tokens))
    if other:
        recover(session, tokens[:other])
        _used(session, tokens[other:], Access.WRITE)
        return ()
    return tokens


_MOVABLE = frozenset({"TABLE", "VIEW", "MATERIALIZED"})


def _moved(session: Session, tokens: Tokens) -> bool:
    """Notes the table that ALTER brings into another schema, there too, where it does so."""
    said = words(tokens)
    if said[-3:-1] == ["SET", "SCHEMA"] and said[1] in _MOVABLE:
        recover(session, tokens)
        schema, names = tokens[-1], tokens[:-3]
    elif said[1:2] == ["SCHEMA"] and "TRANSFER" in said[:-1]:
        at = said.index("TRANSFER")
        schema, names = tokens[at - 1], tokens[at + 1 :]
        _used(session, names[2:] if words(names[1:2]) == ["::"] else names, Access.WRITE)
    else:
        return False
    session.use([_part(schema), _part(names[-1])], Access.WRITE, schema.start, schema.end + 1)
    return True


def _other_table(said: list[str]) -> int:
    """Where ALTER TABLE names the table that it gives rows to or takes rows from; 0 where it names none."""
    if said[1:2] != ["TABLE"]:
        return 0
    for at, word in enumerate(said):
        if word in ("ATTACH", "DETACH") and said[at + 1 : at + 2] == ["PARTITION"]:
            return at + 2
        if word == "SWITCH" and "TO" in said[at:]:
            return said.index("TO", at) + 1
    return 0


def commented(session: Session, tokens: Tokens) -> Tokens:
    """COMMENT ON; NULL takes a comment away, which the grammar does not know."""
    last = tokens[-1]
    if words(tokens[-2:]) != ["IS", "NULL"]:
        return tokens
    return [*tokens[:-1], Token(TokenType.STRING, "", last.line, last.col, last.start, last.end)]


def load(session: Session, tokens: Tokens) -> Tokens:
    """LOAD DATA fills a table; LOAD of an extension uses none."""
    said = words(tokens[1:4])
    if said[:1] in (["DATA"], ["XML"]):
        if said[1:2] == ["OVERWRITE"]:
            _used(session, tokens[4:] if said[2:] == ["TABLE"] else tokens[3:], Access.WRITE)
        recover(session, tokens)
    return ()


def settings(session: Session, tokens: Tokens) -> Tokens:
    """SET of a schema, or of a variable."""
    return set_schema(session, added(tokens))


def bulk(session: Session, tokens: Tokens) -> Tokens:
    """BULK INSERT fills a table from a file."""
    _used(session, tokens[2:], Access.WRITE)
    recover(session, tokens)
    return ()


def renamed(session: Session, tokens: Tokens) -> Tokens:
    """`RENAME TABLE a TO b, …`, in Oracle without TABLE, writes both."""
    before = ("TABLE", "TO", ",") if words(tokens[1:2]) == ["TABLE"] else ("RENAME", "TO")
    if session.engine.grammar == "oracle" or "TABLE" in before:
        for at, word in enumerate(words(tokens)):
            if word in before:
                _used(session, tokens[at + 1 :], Access.WRITE)
    return ()


def refresh(session: Session, tokens: Tokens) -> Tokens:
    """REFRESH of a materialized view writes it."""
    if words(tokens[1:3]) == ["MATERIALIZED", "VIEW"]:
        names = tokens[4:] if words(tokens[3:4]) == ["CONCURRENTLY"] else tokens[3:]
        _used(session, [name for name in names if words([name]) != ["CONCURRENTLY"]], Access.WRITE)
    return ()


def common(session: Session, tokens: Tokens) -> Tokens:
    """WITH; where it begins with a function, the statements in that are read one by one."""
    if words(tokens[1:2]) in (["FUNCTION"], ["PROCEDURE"]) and words(tokens[2:3]) not in (["AS"], ["("]):
        return routine(session, tokens) or ()
    return tokens


def maintained(session: Session, tokens: Tokens) -> Tokens:
    """CHECK and CHECKSUM of tables read them, OPTIMIZE and REPAIR write them."""
    said = words(tokens)
    if session.engine.grammar != "mysql" or "TABLE" not in said[:3]:
        return ()
    access = Access.READ if said[0].startswith("CHECK") else Access.WRITE
    for at, word in enumerate(said):
        if word in ("TABLE", ","):
            _used(session, tokens[at + 1 :], access)
    return ()


def handler(session: Session, tokens: Tokens) -> Tokens:
    """HANDLER reads the table that it opens, under its name or an alias."""
    at = next((at for at, word in enumerate(words(tokens)) if word in ("OPEN", "READ")), 0)
    if at:
        _used(session, tokens[1:at], Access.READ)
    alias = [token for token in tokens[at + 1 :] if token.token_type in NAMES]
    if at and words(tokens[at : at + 1]) == ["OPEN"] and alias:
        session.catalog.define(session.catalog.table([_part(alias[-1])]), UNKNOWN, is_temporary=True)
    return ()


def show(session: Session, tokens: Tokens) -> Tokens:
    """SHOW of a table reads it; of settings, tables or databases it is about the catalog."""
    rest = words(tokens)[1:]
    if rest[:2] in (["CREATE", "TABLE"], ["CREATE", "VIEW"]):
        return _used(session, tokens[3:], Access.READ)
    if rest and rest[0] in ("COLUMNS", "FIELDS", "INDEX", "INDEXES", "KEYS", "FULL"):
        named = next((at + 2 for at, word in enumerate(rest) if word in ("FROM", "IN")), len(tokens))
        return _used(session, tokens[named + (rest[named - 1 :][:1] in (["TABLE"], ["VIEW"])) :], Access.READ)
    is_name = tokens[1:2] and tokens[1].token_type in NAMES and rest[0] not in ("TABLES", "DATABASES", "VARIABLES")
    if (
        is_name
        and session.engine.is_shared
        and all(token.token_type in (*NAMES, TokenType.DOT) for token in tokens[1:])
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
        session.use([_part(token) for token in named], access, named[0].start, named[-1].end + 1)
    return ()


def _part(token: Token) -> Part:
    return Part(token.text, token.token_type is TokenType.IDENTIFIER)


Command = Callable[[Session, Tokens], Tokens]

COMMANDS: dict[str, Command] = {
    "BEGIN": begin,
    "IF": condition,
    "ELSIF": condition,
    "ELSEIF": condition,
    "WHILE": condition,
    "FOR": condition,
    "FOREACH": condition,
    "FORALL": condition,
    "EXCEPTION": condition,
    "CASE": condition,
    "WHEN": condition,
    "UNTIL": condition,
    "ELSE": otherwise,
    "LOOP": otherwise,
    "REPEAT": otherwise,
    "/": otherwise,
    "PERFORM": performed,
    "LET": assigned,
    "CURSOR": explained,
    "PROCEDURE": nested,
    "FUNCTION": nested,
    "OPEN": explained,
    "RETURN": explained,
    "REFRESH": refresh,
    "LOAD": load,
    **dict.fromkeys(("INSERT", "UPDATE", "DELETE", "MERGE"), changed),
    "ALTER": alter,
    "COMMENT": commented,
    "BULK": bulk,
    "RENAME": renamed,
    "DO": performed,
    "ASSERT": performed,
    "EXPLAIN": explained,
    "PREPARE": explained,
    "DECLARE": declare,
    "ATTACH": attach,
    "DETACH": detach,
    "USE": use,
    "SET": settings,
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
    "WITH": common,
    "HANDLER": handler,
    **dict.fromkeys(("CHECK", "CHECKSUM", "OPTIMIZE", "REPAIR"), maintained),
}
"""By their first word: each does its part, and gives back the tokens that are left to parse."""
