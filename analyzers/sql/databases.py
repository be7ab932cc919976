"""Statements that are read on their tokens and act on a database as a whole: EXPORT, IMPORT, CALL, CHECKPOINT, COPY."""

from __future__ import annotations

from sqlglot.tokenizer_core import Token, TokenType

from analyzers.facts import Access
from analyzers.sql.attachments import Tokens, words
from analyzers.sql.catalog import Part
from analyzers.sql.functions import FUNCTIONS, METHODS
from analyzers.sql.lexing import unmask
from analyzers.sql.literals import inside, is_uri
from analyzers.sql.recovery import recover
from analyzers.sql.session import Session

NAMES = (TokenType.VAR, TokenType.IDENTIFIER)
_STREAMS = frozenset({"STDIN", "STDOUT"})
_BARE_OPTIONS = {("FROM", "STDIN", "("), ("TO", "STDOUT", "(")}


def transfer(session: Session, tokens: Tokens) -> Tokens:
    """EXPORT DATABASE writes its location, IMPORT DATABASE reads it; the database is used as a whole."""
    if words(tokens[1:2]) == ["DATA"]:
        return _unloaded(session, tokens)
    if words(tokens[1:3]) == ["FOREIGN", "SCHEMA"]:  # of another server, whose tables are none of this database
        session.container(Access.WRITE, tokens[0].start, tokens[-1].end + 1, whole=True)
        return ()
    if words(tokens[1:2]) != ["DATABASE"]:
        return tokens
    exports = tokens[0].text.upper() == "EXPORT"
    location = next((token for token in tokens if token.token_type is TokenType.STRING), None)
    if location is not None:
        access = Access.WRITE if exports else Access.READ
        session.file(unmask(location.text), access, *inside(location))
    named = tokens[2:3] if tokens[2:3] and tokens[2].token_type in NAMES else ()
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
    if name.token_type in NAMES and name.text.upper() != "CHECKPOINT":
        session.container(Access.WRITE, name.start, name.end + 1, whole=True, name=unmask(name.text))
    return ()


def copy(session: Session, tokens: Tokens) -> Tokens:
    """`COPY FROM DATABASE a TO b` and `COPY INTO`; other COPY statements are parsed, with the WITH that PostgreSQL lets
    its clients leave out before options."""
    head = words(tokens[1:3])
    if head[:1] == ["INTO"]:
        recover(session, tokens)
        return ()
    if head != ["FROM", "DATABASE"]:
        said = words(tokens)
        if _STREAMS.isdisjoint(said):
            return tokens
        triples = zip(said, said[1:], said[2:], strict=False)
        at = next((at for at, triple in enumerate(triples, 2) if triple in _BARE_OPTIONS), 0)
        bracket = tokens[at]
        option = Token(TokenType.WITH, "WITH", bracket.line, bracket.col, bracket.start, bracket.start)
        return [*tokens[:at], option, *tokens[at:]] if at else tokens
    names = [token for token in tokens[3:] if token.token_type in NAMES and token.text.upper() != "TO"]
    for name, access in zip(names, (Access.READ, Access.WRITE), strict=False):
        session.container(access, name.start, name.end + 1, whole=True, name=unmask(name.text))
    return ()
