"""SQL that jobs executed: analysed in worker processes, never stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.asset import Asset, InvalidURI, parse
from analyzers.context import Context
from analyzers.facts import Access, Code
from analyzers.language import Language
from analyzers.sql import Problem, QueryFacts, analyze_query
from analyzers.sql.dialects import ENGINES
from ingest.jobs.inputs import JobInput, StatementInput
from ingest.pool import Analysts
from ingest.tasks import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementTask(Task):
    """A statement, and the database of its unqualified names."""

    sql: str
    language: Language
    database: Asset | None

    @property
    def size(self) -> int:
        return len(self.sql)

    def run(self) -> QueryFacts:
        most = self.context.limits.text_bytes
        if len(self.sql) > most:
            return self.failed(Code.TOO_LARGE, f"the statement is longer than the limit of {most} bytes")
        return analyze_query(self.sql, self.language, self.database, limits=self.context.limits)

    def failed(self, code: Code, message: str) -> QueryFacts:
        return QueryFacts((), (Problem(code, message, 0, 0),))


@dataclass(frozen=True, slots=True)
class StatementAccess:
    """The access of a statement to an asset, and to its columns by name."""

    asset: Asset
    access: Access
    columns: dict[str, Access]


async def analyse(analysts: Analysts, jobs: Sequence[JobInput]) -> list[list[QueryFacts]]:
    """The facts of each job's statements."""
    tasks = [_task(statement) for job in jobs for statement in job.statements]
    answers = iter(await analysts.analyse([task for task in tasks if isinstance(task, StatementTask)]))
    facts = iter([next(answers) if isinstance(task, StatementTask) else task for task in tasks])
    return [[next(facts) for _ in job.statements] for job in jobs]


def accesses_of(facts: QueryFacts) -> Iterator[StatementAccess]:
    """One access per asset. A database is left out if one of its tables is used, unless it is also used as a whole."""
    rows: dict[tuple[str, str], StatementAccess] = {}
    whole = {reference.asset.identity for reference in facts.references if reference.whole}
    for reference in facts.references:
        row = rows.setdefault(reference.asset.identity, StatementAccess(reference.asset, Access.UNKNOWN, {}))
        for name, access in reference.columns.items():
            row.columns[name] = row.columns.get(name, Access.UNKNOWN) | access
        rows[reference.asset.identity] = StatementAccess(row.asset, row.access | reference.access, row.columns)
    tabled = {container.identity for row in rows.values() if (container := row.asset.container) is not None}
    for identity, row in rows.items():
        if identity in whole or identity not in tabled:
            yield row


def _task(statement: StatementInput) -> StatementTask | QueryFacts:
    """The task that analyses a statement, or facts with a problem if it cannot be analysed."""
    if statement.language not in ENGINES:
        message = f"{statement.language.value} is not a supported SQL dialect"
        return QueryFacts((), (Problem(Code.UNSUPPORTED_LANGUAGE, message, 0, 0),))
    try:
        database = None if statement.database is None else parse(statement.database)
    except InvalidURI as error:
        return QueryFacts((), (Problem(Code.INVALID_URI, f"its database: {error}", 0, 0),))
    return StatementTask(sql=statement.sql, language=statement.language, database=database, context=Context())
