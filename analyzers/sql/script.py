"""Statement after statement: read by its tokens where they suffice, parsed where not, recovered where that fails."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp
from sqlglot.errors import ParseError, TokenError
from sqlglot.tokenizer_core import Token, TokenType

from analyzers.facts import Code
from analyzers.hole import is_only_holes
from analyzers.sql.blocks import labelled, lines
from analyzers.sql.clauses import simplified
from analyzers.sql.commands import COMMANDS, IGNORED
from analyzers.sql.dynamic import Built, built
from analyzers.sql.lexing import mask
from analyzers.sql.nesting import FEW_JOINS, depth
from analyzers.sql.recovery import recover
from analyzers.sql.session import UNSOUND, Session
from analyzers.sql.splitting import statements
from analyzers.sql.statements import read
from analyzers.sql.texts import HOLDERS, TEXTS, quoted
from analyzers.sql.variables import assigned, declaration, is_assignment, without_targets

_STRUCTURED = (exp.Query, exp.DML, exp.DDL, exp.Copy, exp.Drop, exp.Alter, exp.TruncateTable, exp.Comment, exp.Describe,
               exp.Summarize, exp.Set, exp.Pivot, exp.Analyze, exp.Show, exp.Values, exp.MultitableInserts,
               exp.Undrop)  # fmt: skip
_CALLS = (exp.Func, exp.Dot, exp.Column)  # of procedures, in a block
_SOURCES = frozenset({TokenType.FROM, TokenType.JOIN, TokenType.INTO, TokenType.TABLE, TokenType.USING})
_SETTINGS = _SOURCES | TEXTS
_DEEP = "the statement nests deeper than can be followed"
_UNKNOWN = "which tables this uses is only known when the code runs"
_QUERIES = frozenset({"SELECT", "VALUES", "SET"})
_TEXTS = 3  # literals in literals: each is lexed again
_BUILT = 250_000  # characters of dynamic SQL that are read: a second or two of work
_MORE = "more SQL is built by the statements of this text than the limit; what it does was left out here"


def run(session: Session, sql: str) -> None:
    """Notes all that a masked text does."""
    session.sql = sql
    broken = 0
    for statement in statements(sql, session.engine):
        if statement.broken is None:
            _batch(session, statement.tokens)
            continue
        start, end = statement.broken
        broken += 1
        if broken > session.limits.diagnostics:
            session.ledger.report(Code.TOO_MANY, "so much of the text is broken that the rest was left out", start, end)
            return
        session.ledger.report(Code.SYNTAX_ERROR, "a literal or comment that opens here is never closed", start, end)
        if statement.tokens:
            recover(session, statement.tokens)


def _batch(session: Session, tokens: Sequence[Token]) -> None:
    """A statement of the text; in T-SQL several may follow without a sign."""
    for piece in lines(tokens, is_broken=False) if session.engine.grammar == "tsql" else (tokens,):
        _statement(session, piece)


def _statement(session: Session, tokens: Sequence[Token]) -> None:
    session.ledger.statement = (tokens[0].start, tokens[-1].end + 1)
    if is_only_holes(tokens[0].text) and all(is_only_holes(token.text) for token in tokens):
        session.ledger.report(Code.UNKNOWN_VALUE, _UNKNOWN, *session.ledger.statement)
        return
    if session.is_declaring:
        tokens = declaration(session, tokens)
    tokens = labelled(tokens)
    for _ in range(session.limits.nesting):
        if not tokens:
            return
        if _read_text(session, tokens):
            return
        dynamic = built(session, tokens)
        if dynamic is not None:
            _read_built(session, dynamic)
            tokens = dynamic.rest
            continue
        command = COMMANDS.get(tokens[0].text.upper()) or (assigned if is_assignment(session, tokens) else None)
        rest = command(session, tokens) if command else tokens
        if rest is tokens:
            break
        tokens = rest
    else:
        session.ledger.report(Code.TOO_DEEP, f"{_DEEP}; its tokens were searched", *session.ledger.statement)
        recover(session, tokens)
        return
    if tokens[0].text.upper() in IGNORED or not _names_data(session, tokens):
        return
    tokens = without_targets(session, tokens)
    start, end = session.ledger.statement
    if _may_nest(session, tokens) and depth(tokens) > session.limits.nesting:
        session.ledger.report(Code.TOO_DEEP, f"{_DEEP}; its tokens were searched", start, end)
        recover(session, tokens)
        return
    mark = len(session.ledger.uses)
    try:
        tree = session.tree(tokens)
        if isinstance(tree, _STRUCTURED) or (isinstance(tree, _CALLS) and session.engine.grammar == "oracle"):
            read(session, tree)
            return
        is_opaque = isinstance(tree, exp.Command)
        code = Code.OPAQUE_STATEMENT if is_opaque else Code.SYNTAX_ERROR
        word = tokens[0].text
        message = f"the grammar gives {word} no structure" if is_opaque else f"no statement begins with '{word}'"
    except ParseError as error:
        code, message = Code.SYNTAX_ERROR, _failed(error)
    except TokenError:
        code, message = Code.SYNTAX_ERROR, "a hint or literal of it is not well-formed"
    except RecursionError:
        code, message = Code.TOO_DEEP, _DEEP
    except UNSOUND:
        code, message = Code.SYNTAX_ERROR, "the statement could not be followed"
    del session.ledger.uses[mark:]
    pieces = _again(session, tokens)
    if pieces:
        for piece in pieces:
            _statement(session, piece)
        return
    session.ledger.report(code, f"{message}; its tokens were searched", start, end)
    recover(session, tokens)


def _read_text(session: Session, tokens: Sequence[Token]) -> bool:
    """Whether the statement only runs or defines the SQL in a literal of it, which is read then."""
    if session.texts == _TEXTS or tokens[0].text.upper() not in HOLDERS:
        return False
    outside = session.is_procedural, session.is_declaring
    inner = list(quoted(session, tokens))
    session.texts += 1
    session.is_declaring = False
    for statement in inner:
        _batch(session, statement)
    session.texts -= 1
    session.is_procedural, session.is_declaring = outside
    return bool(inner)


def _read_built(session: Session, dynamic: Built) -> None:
    """Reads SQL that the text builds; all that it does stands where it is built."""
    ledger = session.ledger
    if not dynamic.texts or session.texts == _TEXTS:
        ledger.report(Code.UNKNOWN_VALUE, _UNKNOWN, dynamic.start, dynamic.end)
        return
    session.run += sum(map(len, dynamic.texts))
    if session.run > _BUILT:
        ledger.report(Code.TOO_MANY, _MORE, dynamic.start, dynamic.end)
        return
    mark = ledger.mark()
    outside = session.sql, session.is_procedural, session.is_declaring, ledger.statement
    session.texts += 1
    session.is_declaring = False
    for text in dynamic.texts:
        run(session, mask(text))
    session.texts -= 1
    session.sql, session.is_procedural, session.is_declaring, ledger.statement = outside
    ledger.gather(mark, dynamic.start, dynamic.end)


def _may_nest(session: Session, tokens: Sequence[Token]) -> bool:
    """Whether it is worth counting: a level takes at least a token, and only waiting joins weigh more than that."""
    start, end = session.ledger.statement
    return len(tokens) > session.limits.nesting or session.sql[start:end].upper().count("JOIN") > FEW_JOINS


def _again(session: Session, tokens: Sequence[Token]) -> Sequence[Sequence[Token]]:
    """What is worth another parse after a failure: the statement in plainer words, or T-SQL line by line."""
    plain = simplified(tokens)
    if plain != tokens:
        return [plain] if plain else []
    pieces = lines(tokens, is_broken=True) if session.engine.grammar == "tsql" else []
    return pieces if len(pieces) > 1 else []


def _names_data(session: Session, tokens: Sequence[Token]) -> bool:
    """Whether a query has any table or URI at all, and what sets a variable a text; other statements always do."""
    word = tokens[0].text.upper()
    if word not in _QUERIES:
        return True
    sets = word == "SET" or (word == "SELECT" and session.engine.grammar == "tsql")
    sources = _SETTINGS if sets else _SOURCES
    return any(token.token_type in sources or (":" in token.text and len(token.text) > 2) for token in tokens)


def _failed(error: ParseError) -> str:
    if not error.errors:
        return str(error)
    near, what = error.errors[0].get("highlight"), str(error.errors[0].get("description")).rstrip(".")
    return f"{what} near '{near}'" if near else what
