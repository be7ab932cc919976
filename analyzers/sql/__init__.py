"""SQL: every statement, every scope; what one statement breaks costs only itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analyzers.asset import Asset, AssetKind
from analyzers.context import Context, Limits, Storage, Target
from analyzers.facts import Access, Code
from analyzers.findings import Findings
from analyzers.language import Language
from analyzers.sql.catalog import Catalog, Database
from analyzers.sql.dialects import ENGINES, engine_of
from analyzers.sql.ledger import Ledger, Problem, Reference, Use
from analyzers.sql.lexing import mask
from analyzers.sql.parameters import database_of, defaults_in, given, given_database, parameters_of, rounds
from analyzers.sql.relation import Relation
from analyzers.sql.script import run
from analyzers.sql.session import Session
from analyzers.sql.targets import fill
from analyzers.text import Text

__all__ = ["Problem", "QueryFacts", "Reference", "analyze_query", "analyze_sql"]


@dataclass(frozen=True, slots=True)
class QueryFacts:
    """What one SQL text says; the offsets of both count characters of it."""

    references: tuple[Reference, ...]
    diagnostics: tuple[Problem, ...]


def analyze_query(
    sql: str,
    dialect: Language,
    database: Asset | None,
    schema: str | None = None,
    limits: Limits | None = None,
    buckets: Sequence[Storage] = (),
) -> QueryFacts:
    """Reads SQL that stands inside other code. ``database`` is what its bare names belong to, ``schema`` the one
    that holds for names without their own, ``buckets`` the storages where another than the workspace runs it: there
    `s3://name/key` names a bucket. The text may have holes. A text that names no table of the database is a
    use of the database itself, over the whole of the text."""
    session = _session(dialect, database, schema, limits or Limits(), buckets)
    run(session, mask(sql))
    ledger = session.ledger
    if database is not None and not any(database in (use.asset, use.asset.container) for use in ledger.uses):
        ledger.use(database, Access.UNKNOWN, 0, len(sql), "sql-database")
    return QueryFacts(ledger.references(), tuple(ledger.problems))


def analyze_sql(text: Text, language: Language, context: Context, found: Findings) -> None:
    """Reads a script in one of the SQL languages, once for each round of a loop that gives it arguments."""
    for arguments in rounds(context.arguments):
        _analyze(text, language, context, arguments, found)


def _analyze(text: Text, language: Language, context: Context, arguments: Mapping[str, Any], found: Findings) -> None:
    database = context.database or given_database(arguments) or database_of(language, context)
    is_client = not ENGINES[language].is_shared  # DuckDB's scripts have their URIs resolved by the workspace
    session = _session(language, database, None, context.limits, context.storages or () if is_client else ())
    known = given(arguments)
    parameters = {name: text for name, text in parameters_of(text.source, context).items() if name not in known}
    session.parameters = {**parameters, **known}
    run(session, mask(text.source))
    ledger = session.ledger
    uses = ledger.references()
    offsets = _byte_offsets(text, [offset for use in uses for offset in (use.start, use.end)])
    for use in uses:
        start, end = offsets[use.start], offsets[use.end]
        found.add(
            use.asset,
            use.access,
            start,
            end,
            use.rule,
            columns=use.columns,
            outputs=use.outputs,
            whole=use.whole,
            bucket=is_client,
        )
    for name, start, end in defaults_in(text.source, parameters, ((use.asset.uri, use.start, use.end) for use in uses)):
        message = f"the default of '{name}' is assumed; a run may pass another value"
        found.report(Code.DEFAULT_VALUE, message, text.byte(start), text.byte(end))
    if context.target and session.result:
        _materialize(context.target, session.result, found)
    for problem in ledger.problems:
        found.report(problem.code, problem.message, text.byte(problem.start), text.byte(problem.end))


def _materialize(target: Target, result: Relation, found: Findings) -> None:
    """The last query of a script fills the target that its header names."""
    use = Use(target.asset, Access.WRITE, target.start_byte, target.end_byte, "annotation")
    fill(use, result, [])
    outputs = use.reference().outputs
    found.add(use.asset, use.access, use.start, use.end, use.rule, columns=use.columns, outputs=outputs)


_OWN_ALIAS = {AssetKind.DUCKLAKE: "dl", AssetKind.DATATABLE: "dt"}
"""What the client libraries call the database that they attach for a query."""


def _session(
    language: Language, database: Asset | None, schema: str | None, limits: Limits, buckets: Sequence[Storage]
) -> Session:
    engine = ENGINES[language]
    owner = engine_of(database) if engine.is_shared else engine
    current = Database(_OWN_ALIAS.get(database.kind, "") if database else "memory", owner, database, schema)
    return Session(engine, Catalog(engine, current, current), limits, ledger=Ledger(buckets))


def _byte_offsets(text: Text, offsets: Sequence[int]) -> dict[int, int]:
    """The byte offset of each character offset, in one pass over the text."""
    return dict(_bytes(text.source, sorted(set(offsets))))


def _bytes(source: str, offsets: Sequence[int]) -> Iterator[tuple[int, int]]:
    at = total = 0
    for offset in offsets:
        total += len(source[at:offset].encode())
        at = offset
        yield offset, total
