"""Statement after statement: read by its tokens where they suffice, parsed where not, recovered where that fails."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp
from sqlglot.errors import ParseError, SqlglotError
from sqlglot.tokens import Token, TokenType

from analyzers.facts import Code
from analyzers.sql.commands import COMMANDS, IGNORED
from analyzers.sql.nesting import depth
from analyzers.sql.recovery import recover
from analyzers.sql.session import Session
from analyzers.sql.splitting import Statement, statements
from analyzers.sql.statements import read

_STRUCTURED = (exp.Query, exp.DML, exp.DDL, exp.Copy, exp.Drop, exp.Alter, exp.TruncateTable, exp.Comment, exp.Describe,
               exp.Summarize, exp.Set, exp.Pivot, exp.Analyze, exp.Show, exp.Values)  # fmt: skip
_SOURCES = frozenset({TokenType.FROM, TokenType.JOIN, TokenType.INTO, TokenType.TABLE, TokenType.USING})
_QUERIES = frozenset({"SELECT", "VALUES", "SET"})


def run(session: Session, sql: str) -> None:
    """Notes all that a masked text does."""
    for statement in statements(sql, session.engine):
        _run(session, sql, statement)


def _run(session: Session, sql: str, statement: Statement) -> None:
    tokens: Sequence[Token] = statement.tokens
    ledger = session.ledger
    mark = len(ledger.uses)
    if statement.broken is not None:
        start, end = statement.shift + statement.broken, statement.shift + statement.end
        ledger.report(Code.SYNTAX_ERROR, "a literal or comment that opens here is never closed", start, end)
        if tokens:
            recover(session, tokens)
    else:
        _statement(session, sql[statement.shift :] if statement.shift else sql, tokens)
    for use in ledger.uses[mark:] if statement.shift else ():
        use.start += statement.shift
        use.end += statement.shift


def _statement(session: Session, sql: str, tokens: Sequence[Token]) -> None:
    while tokens and (command := COMMANDS.get(tokens[0].text.upper())) is not None:
        rest = command(session, tokens)
        if len(rest) == len(tokens):
            break
        tokens = rest
    if not tokens or tokens[0].text.upper() in IGNORED or not _names_data(tokens):
        return
    start, end = tokens[0].start, tokens[-1].end + 1
    if depth(tokens) > session.limits.nesting:
        session.ledger.report(Code.TOO_DEEP, "the statement nests deeper than the limit; its tokens were searched", start, end)
        recover(session, tokens)
        return
    mark = len(session.ledger.uses)
    try:
        (tree,) = session.parser.parse(list(tokens), sql)
        if isinstance(tree, _STRUCTURED):
            read(session, tree)
            return
        message = _opaque(tokens) if isinstance(tree, exp.Command) else _unintelligible(tokens)
        code = Code.OPAQUE_STATEMENT if isinstance(tree, exp.Command) else Code.SYNTAX_ERROR
    except ParseError as error:
        code, message = Code.SYNTAX_ERROR, _failed(error)
    except RecursionError:
        code, message = Code.TOO_DEEP, "the statement nests too deep for its grammar; its tokens were searched"
    except (SqlglotError, ValueError, KeyError, AttributeError, TypeError, IndexError) as error:
        code, message = Code.SYNTAX_ERROR, f"the grammar failed at this statement: {error}"
    del session.ledger.uses[mark:]
    session.ledger.report(code, message, start, end)
    recover(session, tokens)


def _names_data(tokens: Sequence[Token]) -> bool:
    """Whether a query or setting has any table or URI at all; other statements always do."""
    if tokens[0].text.upper() not in _QUERIES:
        return True
    return any(
        token.token_type in _SOURCES or (token.token_type is TokenType.STRING and (":" in token.text)) for token in tokens
    )


def _opaque(tokens: Sequence[Token]) -> str:
    return f"the grammar gives no structure for {tokens[0].text.upper()}; its tokens were searched"


def _unintelligible(tokens: Sequence[Token]) -> str:
    return f"no statement begins with '{tokens[0].text}'; its tokens were searched"


def _failed(error: ParseError) -> str:
    first = error.errors[0] if error.errors else {}
    near, what = first.get("highlight") or "", str(first.get("description") or "it could not be parsed").rstrip(".")
    return f"{what} near '{near}'" if near else what

