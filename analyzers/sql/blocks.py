"""Procedural SQL: blocks, conditions, routines, and scripts whose statements end with their line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlglot.tokenizer_core import Token, TokenType

from analyzers.sql.attachments import Tokens, words
from analyzers.sql.recovery import recover
from analyzers.sql.session import Session
from analyzers.sql.splitting import shifted, statements

BODIES = frozenset({
    "SELECT", "WITH", "VALUES", "FROM", "TABLE", "PIVOT", "UNPIVOT", "SUMMARIZE", "DESCRIBE", "EXECUTE", "CALL", "COPY",
    "INSERT", "REPLACE", "UPDATE", "DELETE", "MERGE", "TRUNCATE", "CREATE", "DROP", "ALTER",
})  # fmt: skip
"""First words of the statements that a block, EXPLAIN, PREPARE and DECLARE may hold."""

_OPENERS = frozenset({"THEN", "DO", "LOOP", "BEGIN"})
_BLOCKS = frozenset({"IF", "WHILE", "FOR", "BEGIN", "DECLARE", "SET", "EXEC"})
_ROUTINES = frozenset({"PROCEDURE", "PROC", "TRIGGER", "TASK", "PIPE", "EVENT"})
_ALWAYS = frozenset({"GO", "USE", "PRINT", "EXEC", "DECLARE", "IF", "WHILE"})
_STARTERS = BODIES | _ALWAYS | {"SET", "COMMIT", "ROLLBACK", "BEGIN", "END", "ELSE", "RETURN"}
_CONTINUED = frozenset({"UNION", "ALL", "EXCEPT", "INTERSECT", "AS", "THEN", "(", "INTO", "ON"})
_NEEDS: dict[str, frozenset[str]] = {
    "INSERT": frozenset({"SELECT", "VALUES", "EXEC", "WITH"}),
    "WITH": BODIES,
    "UPDATE": frozenset({"SET", "FROM"}),
    "DELETE": frozenset({"FROM"}),
    "MERGE": frozenset({"UPDATE", "DELETE", "INSERT"}),
    "CREATE": frozenset({"SELECT", "WITH"}),
    "ALTER": frozenset({"ALTER", "DROP"}),
}
"""The words that go on with a statement of T-SQL, once each."""


def begin(session: Session, tokens: Tokens) -> Tokens:
    """BEGIN opens a transaction, or a block whose first statement is left to read."""
    rest = tokens[1:]
    return rest if rest and words(rest[:1])[0] in BODIES | _BLOCKS else ()


def condition(session: Session, tokens: Tokens) -> Tokens:
    """IF, WHILE, FOR, EXCEPTION: what the condition reads, then the first statement after it."""
    level = 0
    for at, word in enumerate(words(tokens)):
        level += (word == "(") - (word == ")")
        if at and not level and word in _OPENERS | BODIES:
            recover(session, tokens[:at])
            return tokens[at + (word in _OPENERS) :]
    recover(session, tokens)
    return ()


def otherwise(session: Session, tokens: Tokens) -> Tokens:
    """ELSE and LOOP: the statement after them."""
    return tokens[1:]


def routine(session: Session, tokens: Tokens) -> Tokens | None:
    """The first statement in the body of a procedure, trigger or task; None where the tokens create something else."""
    head = words(tokens[1:6])
    is_function = "FUNCTION" in head
    if not is_function and _ROUTINES.isdisjoint(head):
        return None
    said = words(tokens)
    if "BEGIN" in said:
        return begin(session, tokens[said.index("BEGIN") :])
    if is_function:
        return None
    bodies = (at + 1 for at, word in enumerate(said[:-1]) if word == "AS" and said[at + 1] in BODIES)
    return tokens[next(bodies, len(tokens)) :]


def quoted_body(session: Session, tokens: Tokens) -> Iterator[Tokens]:
    """The statements of a dollar-quoted body: of `DO $$ … $$`, and of a function that is defined by one."""
    if tokens[0].text.upper() not in ("DO", "CREATE"):
        return
    head = words(tokens[:5])
    if head[0] != "DO" and {"FUNCTION", "PROCEDURE"}.isdisjoint(head):
        return
    for token in tokens:
        if token.token_type is TokenType.HEREDOC_STRING:
            session.is_procedural = head[0] == "DO" or "PLPGSQL" in words(tokens)
            start = session.sql.index("$", token.start + 1) + 1
            end = session.sql.rindex("$", start, token.end) if start < token.end else start
            for statement in statements(session.sql[start:end], session.engine):
                yield shifted(statement.tokens, start)


def lines(tokens: Tokens, *, is_broken: bool) -> list[Sequence[Token]]:
    """The statements of a T-SQL batch, which may end with their line: always before words that can only begin one; in a
    broken statement also before those that may go on with one."""
    starts = [0]
    said = words(tokens)
    level = 0
    for at in range(1, len(tokens)):
        level += (said[at] == "(") - (said[at] == ")")
        starters = _STARTERS if is_broken or said[starts[-1]] in _ALWAYS else _ALWAYS
        if level or tokens[at].line == tokens[at - 1].line or said[at] not in starters:
            continue
        head, since = said[starts[-1]], said[starts[-1] + 1 : at]
        expected = _NEEDS.get(head, frozenset())
        is_awaited = said[at] in expected and (head == "MERGE" or expected.isdisjoint(since))
        if said[at - 1] not in _CONTINUED and not is_awaited:
            starts.append(at)
    return [tokens[start:end] for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True)]
