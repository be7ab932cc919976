"""Procedural SQL: blocks, conditions, routines, and scripts whose statements end with their line."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot.tokenizer_core import Token, TokenType

from analyzers.sql.attachments import Tokens, words
from analyzers.sql.recovery import recover
from analyzers.sql.session import Session

BODIES = frozenset({
    "SELECT", "WITH", "VALUES", "FROM", "TABLE", "PIVOT", "UNPIVOT", "SUMMARIZE", "DESCRIBE", "EXECUTE", "CALL", "COPY",
    "INSERT", "REPLACE", "UPDATE", "DELETE", "MERGE", "TRUNCATE", "CREATE", "DROP", "ALTER",
})  # fmt: skip
"""First words of the statements that a block, EXPLAIN, PREPARE and DECLARE may hold."""

_OPENERS = frozenset({"THEN", "DO", "LOOP", "BEGIN"})
_ITERATED = frozenset({"FOR", "FOREACH", "FORALL"})
_COMMANDED = frozenset({"SET", "EXEC", "PRINT", "RETURN"})
_BLOCKS = frozenset(
    {"IF", "WHILE", "FOR", "BEGIN", "DECLARE", "SET", "EXEC", "CASE", "LOOP", "REPEAT", "PERFORM", "LET"}
)
_NO_BLOCK = frozenset({"TRAN", "TRANSACTION", "WORK", "DEFERRED", "IMMEDIATE", "EXCLUSIVE", "ISOLATION", "READ"})
_NO_BODIES = frozenset({("WITH", "HOLD"), ("TABLE", "("), ("TABLE", "OF"), ("WITH", "RETURN")})
_ROUTINES = frozenset({"PROCEDURE", "PROC", "TRIGGER", "TASK", "PIPE", "EVENT", "PACKAGE"})
_DECLARING = frozenset({"PROCEDURE", "FUNCTION", "PACKAGE"})
_BEFORE_BODIES = frozenset({"AS", "ROW", "DO"})
_ALWAYS = frozenset({
    "GO", "USE", "PRINT", "EXEC", "DECLARE", "IF", "WHILE", "OPEN", "CLOSE", "DEALLOCATE", "GRANT", "REVOKE", "DENY",
    "DBCC", "GOTO", "SAVE", "RAISERROR", "WAITFOR", "BREAK",
})  # fmt: skip
_ENDED = _ALWAYS | {"SET", "END", "COMMIT", "ROLLBACK", "THROW", "FETCH", "RETURN", "BEGIN TRANSACTION"}
"""First words of what any statement may follow on the next line."""
_OPENED = frozenset({"TRAN", "TRANSACTION", "TRY", "CATCH"})
"""What BEGIN opens so that any statement may follow on the next line."""
_STARTERS = _ALWAYS | {
    *(
        "SELECT",
        "WITH",
        "INSERT",
        "UPDATE",
        "DELETE",
        "MERGE",
        "TRUNCATE",
        "CREATE",
        "DROP",
        "ALTER",
        "EXECUTE",
        "COPY",
    ),
    *("SET", "COMMIT", "ROLLBACK", "BEGIN", "BEGIN TRANSACTION", "END", "ELSE", "RETURN", "THROW", "BULK"),
}
"""First words of statements of T-SQL: there FROM, VALUES or PIVOT only go on with one."""
_CONTINUED = frozenset({
    "UNION", "ALL", "EXCEPT", "INTERSECT", "AS", "THEN", "(", "INTO", "ON", ",", ".", "=", "+", "AND", "OR",
    "SELECT", "BY",
})  # fmt: skip
"""Words that no statement ends with, but for `SET … ON`."""
_NEEDS: dict[str, frozenset[str]] = {
    "INSERT": frozenset({"SELECT", "VALUES", "EXEC", "WITH"}),
    "WITH": BODIES,
    "UPDATE": frozenset({"SET"}),
    "MERGE": frozenset({"UPDATE", "DELETE", "INSERT"}),
    "CREATE": frozenset({"SELECT", "WITH"}),
    "ALTER": frozenset({"ALTER", "DROP"}),
}
"""The words that go on with a statement of T-SQL, once each."""


def begin(session: Session, tokens: Tokens) -> Tokens:
    """BEGIN opens a transaction, or a block whose first statement is left to read."""
    rest = tokens[2:] if words(tokens[1:2]) in (["ATOMIC"], ["TRY"], ["CATCH"]) else tokens[1:]
    return () if not rest or words(rest[:1])[0] in _NO_BLOCK else rest


def body_at(tokens: Tokens) -> int | None:
    """Where in a statement another one begins, outside brackets; None where none does."""
    level = 0
    said = words(tokens)
    for at, word in enumerate(said):
        level += (word == "(") - (word == ")")
        if at and not level and word in BODIES and (word, *said[at + 1 : at + 2]) not in _NO_BODIES:
            return at
    return None


def condition(session: Session, tokens: Tokens) -> Tokens:
    """IF, WHILE, CASE, FOR, EXCEPTION: what the condition reads, then the first statement after it."""
    session.is_branching = True
    level = 0
    said = words(tokens)
    begins = _OPENERS if said[0] in _ITERATED and not _OPENERS.isdisjoint(said) else _OPENERS | BODIES
    begins = begins | _COMMANDED if session.engine.grammar == "tsql" else begins
    for at, word in enumerate(said):
        level += (word == "(") - (word == ")")
        if at and not level and word in begins:
            recover(session, tokens[:at])
            return tokens[at + (word in _OPENERS) :]
    recover(session, tokens)
    return ()


def otherwise(session: Session, tokens: Tokens) -> Tokens:
    """ELSE, LOOP, REPEAT and a separator: the statement after them."""
    session.is_branching = True
    return tokens[1:]


def labelled(tokens: Tokens) -> Tokens:
    """The statement without the label before it, `name:` or `<<name>>`."""
    if len(tokens) > 2 and tokens[1].token_type is TokenType.COLON and tokens[0].token_type is TokenType.VAR:
        return tokens[2:] if tokens[0].end + 1 == tokens[1].start else tokens  # else a bound value, `ELSIF :x`
    if not tokens or tokens[0].text != "<":
        return tokens
    signs = [token.text for token in tokens[:5]]
    return tokens[5:] if signs[:2] == ["<", "<"] and signs[3:] == [">", ">"] else tokens


def routine(session: Session, tokens: Tokens) -> Tokens | None:
    """The first statement in the body of a procedure, trigger or task; None where the tokens create something else."""
    head = words(tokens[1:6])
    is_function = "FUNCTION" in head
    if not is_function and _ROUTINES.isdisjoint(head):
        return None
    said = words(tokens)
    for at, word in enumerate(said):
        if word in ("BEGIN", "DECLARE"):
            return begin(session, tokens[at:]) if word == "BEGIN" else tokens[at:]
    session.is_declaring = session.engine.grammar == "oracle" and not _DECLARING.isdisjoint(head)
    if is_function and not session.is_declaring:
        return None
    bodies = (at + 1 for at, word in enumerate(said[:-1]) if word in _BEFORE_BODIES and said[at + 1] in BODIES)
    return tokens[next(bodies, len(tokens)) :]


def lines(tokens: Tokens, *, is_broken: bool) -> list[Sequence[Token]]:
    """The statements of a T-SQL batch, which may end with their line: always before words that can only begin one; in a
    broken statement also before those that may go on with one."""
    starts = [0]
    said = words(tokens)
    outside = said[:1]  # the words that are in no brackets
    level = cases = head = 0
    for at in range(1, len(tokens)):
        level += (said[at] == "(") - (said[at] == ")")
        outside.append("" if level else said[at])
        cases += said[at] == "CASE"
        if not level and said[at] in ("END", "ELSE") and not cases:
            starts.append(at)
            head = at
            continue
        cases -= said[at] == "END" and cases > 0
        if said[at - 1] == "AS" and not level and _begins_body(said, starts[-1], at):
            starts.append(at)
            head = at
            continue
        starters = _STARTERS if is_broken or _has_ended(said[starts[-1] : min(at, starts[-1] + 2)]) else _ALWAYS
        is_first = tokens[at].line != tokens[at - 1].line or said[at - 2 : at + 1] == ["END", "TRY", "BEGIN"]
        if level or not is_first or not (said[at] in starters or _fetches(said, at)):
            continue
        expected = _NEEDS.get(said[head], frozenset())
        is_awaited = said[at] in expected and (said[head] == "MERGE" or expected.isdisjoint(outside[head + 1 : at]))
        if is_awaited and said[head] == "WITH":
            head = at
        is_setting = said[starts[-1]] == "SET" and said[at - 1] == "ON"
        if (is_setting or said[at - 1] not in _CONTINUED) and not is_awaited:
            starts.append(at)
            head = at
    return [tokens[start:end] for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True)]


def _has_ended(said: Sequence[str]) -> bool:
    """Whether a statement that begins with these words, two at most, is complete at the end of its line."""
    return said[0] in _ENDED or (said[0] == "BEGIN" and (len(said) == 1 or said[1] in _OPENED))


def _begins_body(said: Sequence[str], start: int, at: int) -> bool:
    """Whether the AS before a place is that of a procedure or trigger, of no parameter and no EXECUTE AS."""
    is_routine = said[start] in ("CREATE", "ALTER") and not _ROUTINES.isdisjoint(said[start : start + 5])
    return is_routine and said[at - 2] != "EXECUTE" and said[at - 3 : at - 2] != ["@"]


def _fetches(said: Sequence[str], at: int) -> bool:
    """Whether a row of a cursor is fetched here; the clause of a query has no FROM."""
    return said[at] == "FETCH" and "FROM" in said[at + 1 : at + 4]
