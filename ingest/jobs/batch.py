"""Reads a reported batch into rows for the graph, and problems for what cannot be recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice
from typing import Any, NamedTuple

from analyzers.arguments import assets_in
from analyzers.asset import Asset, InvalidURI, parse
from analyzers.context import Storage
from analyzers.facts import Code
from analyzers.sql import QueryFacts
from analyzers.storages import in_bucket, placed
from cypher import key
from ingest.deployment import RunnableKind, RunnableRef
from ingest.fingerprint import dump
from ingest.jobs.inputs import JobInput, Problem, ProblemCode
from ingest.jobs.statements import accesses_of
from ingest.limits import JobLimits
from ingest.paths import URI_BYTES, fault, uri_fault
from ingest.usages import access_name, asset_key

_CACHED = 20_000  # URIs whose keys are cached: jobs name the same ones again and again

_ADVICE = {Code.UNKNOWN_DATABASE: "it is unknown which database the table is in: send the statement with its database"}
"""Messages that replace those written for authors of scripts, since they do not help the sender of a statement."""


_HARMLESS = frozenset({Code.OPAQUE_STATEMENT.name})
"""Problems that omit nothing of a job, so that it can still count as tracked."""


class JobAccess(NamedTuple):
    """An access by a job. ``asset`` is a key; ``at`` is None for assets in its arguments, which are as old as the
    job."""

    asset: str
    at: int | None
    access: str
    evidence: str
    columns: str | None


@dataclass(slots=True)
class JobReport:
    """One entry of a batch: the properties and accesses of a job."""

    job_id: str
    key: str
    row: dict[str, Any]
    accesses: list[JobAccess]


@dataclass(slots=True)
class Batch:
    """A batch that was read, in its order. ``assets`` are those that it names, ``others`` the ids of parents and roots,
    both by key."""

    reports: list[JobReport] = field(default_factory=list)
    assets: dict[str, Asset] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BatchContext:
    """The context of a batch: its workspace and S3 storages, when it ``arrived``, and the instant ``cut`` before which
    jobs are not kept."""

    workspace: str
    storages: tuple[Storage, ...] | None
    arrived: int
    cut: int
    limits: JobLimits

    @property
    def latest(self) -> int:
        """The latest plausible time; later ones are rejected."""
        return self.arrived + int(self.limits.skew_seconds * 1000)

    def asset(self, uri: str, find: Callable[..., Asset] = placed) -> tuple[str, Asset]:
        """The key and the asset of a URI; ``find`` interprets its first segment. Raises InvalidURI."""
        return _named(self.workspace, self.storages, uri[: URI_BYTES + 1], find)


def job_key(workspace: str, job_id: str) -> str:
    """The key of a job's node."""
    return key(workspace, "Job", job_id)


def read(jobs: Sequence[JobInput], executed: Sequence[Sequence[QueryFacts]], context: BatchContext) -> Batch:
    """Reads a batch; ``executed`` are the facts of each job's statements."""
    batch = Batch()
    left = context.limits.accesses
    for job, facts in zip(jobs, executed, strict=True):
        if problem := _refused(job, context) or _expired(job, context.cut):
            batch.problems.append(problem)
            continue
        row = _row(context.workspace, job, batch)
        before = len(batch.problems)
        found = chain(_statements(job, facts, context, batch), _arguments(job, context, batch))
        accesses = [*_accesses(job, context, batch), *(some := tuple(islice(found, left)))]
        left -= len(some)
        if next(found, None):
            message = (
                f"statements and arguments name more assets than the limit of {context.limits.accesses:,} per request"
            )
            batch.problems.append(ProblemCode.TOO_MANY.of(job.job_id, message))
        if any(problem.code not in _HARMLESS for problem in batch.problems[before:]):
            row["tracked"] = False
        batch.reports.append(JobReport(job.job_id, job_key(context.workspace, job.job_id), row, accesses))
    return batch


def _refused(job: JobInput, context: BatchContext) -> Problem | None:
    """Why a job is left out entirely, if it is."""
    limits, latest = context.limits, context.latest
    for job_id in (job.job_id, job.parent_job_id, job.root_job_id):
        if job_id is not None and (reason := _id_fault(job_id, limits.id_bytes)):
            return ProblemCode.INVALID_JOB.of(job.job_id[:100], reason)
    if job.parent_job_id == job.job_id:
        return ProblemCode.INVALID_JOB.of(job.job_id, "a job cannot be its own parent")
    if job.runnable and (reason := _path_fault(job.runnable)):
        return ProblemCode.INVALID_PATH.of(job.job_id, reason)
    for name, instant in (("createdAt", job.created_at), ("startedAt", job.started_at), ("endedAt", job.ended_at)):
        if instant is not None and instant > latest:
            return ProblemCode.IN_FUTURE.of(job.job_id, _late(name, instant, latest))
    return None


def _expired(job: JobInput, cut: int) -> Problem | None:
    """The problem of a job that is too old. Without a time of creation, its earliest other time counts."""
    made = job.created_at
    if made is None:
        did = (*(access.at for access in job.accesses), *(statement.at for statement in job.statements))
        made = min((at for at in (job.started_at, job.ended_at, *did) if at is not None), default=cut)
    return expired(job.job_id) if made < cut else None


def expired(job_id: str) -> Problem:
    """The problem of a job that is older than the retention period."""
    return ProblemCode.EXPIRED.of(job_id, "the job is older than this workspace keeps jobs")


def _id_fault(job_id: str, most: int) -> str | None:
    try:
        size = len(job_id.encode())
    except UnicodeEncodeError:
        return "the id of a job is not valid text: it contains a lone surrogate"
    return None if 0 < size <= most else f"the id of a job must have 1 to {most} bytes, not {size}"


def _path_fault(ref: RunnableRef) -> str | None:
    if ref.kind is not RunnableKind.STEP:
        return fault(ref.path)
    flow, mark, step = ref.path.partition("#")
    if not mark or not step:
        return f"'{ref.path[:100]}' does not name a step: write the flow's path, '#' and the step's id"
    return fault(flow) or fault(step)


def _late(name: str, instant: int, latest: int) -> str:
    return f"{name} is {(instant - latest) / 1000:.0f} s further in the future than this server allows"


def _row(workspace: str, job: JobInput, batch: Batch) -> dict[str, Any]:
    """The reported properties of a job."""
    ref = job.runnable
    parent, root = (job_id and job_key(workspace, job_id) for job_id in (job.parent_job_id, job.root_job_id))
    batch.others |= {
        name: said for name, said in ((parent, job.parent_job_id), (root, job.root_job_id)) if name and said
    }
    return {
        "runnable": ref and ref.key(workspace),
        "runnableKind": ref and ref.kind.value,
        "runnablePath": ref and ref.path,
        "status": job.status,
        "createdAt": job.created_at,
        "startedAt": job.started_at,
        "endedAt": job.ended_at,
        "parent": parent,
        "root": root,
        "tracked": job.tracked,
    }


def _accesses(job: JobInput, context: BatchContext, batch: Batch) -> Iterator[JobAccess]:
    latest = context.latest
    for index, (uri, access, at, columns) in enumerate(job.accesses):
        try:
            name, asset = context.asset(uri)
        except InvalidURI as error:
            batch.problems.append(ProblemCode.INVALID_URI.of(job.job_id, str(error), index))
            continue
        if at > latest:
            batch.problems.append(ProblemCode.IN_FUTURE.of(job.job_id, _late("at", at, latest), index))
            continue
        batch.assets[name] = asset
        said = _dumped(dict.fromkeys(columns, access), context.limits) if columns else None
        yield JobAccess(name, at, access, "RUNTIME", said)


def _statements(
    job: JobInput, executed: Sequence[QueryFacts], context: BatchContext, batch: Batch
) -> Iterator[JobAccess]:
    for index, (statement, facts) in enumerate(zip(job.statements, executed, strict=True)):
        where = f"statements[{index}]"
        if statement.at > context.latest:
            message = _late(f"{where}.at", statement.at, context.latest)
            batch.problems.append(ProblemCode.IN_FUTURE.of(job.job_id, message))
            continue
        for problem in facts.diagnostics:
            line = statement.sql.count("\n", 0, problem.start) + 1
            message = f"{where}, line {line}: {_ADVICE.get(problem.code, problem.message)}"
            batch.problems.append(Problem(job.job_id, None, problem.code.name, message))
        for row in accesses_of(facts):
            try:
                name, asset = context.asset(row.asset.uri, in_bucket)
            except InvalidURI as error:
                batch.problems.append(ProblemCode.INVALID_URI.of(job.job_id, f"{where}: {error}"))
                continue
            batch.assets[name] = asset
            columns = {name: access_name(access) for name, access in row.columns.items()}
            yield JobAccess(name, statement.at, access_name(row.access), "RUNTIME", _dumped(columns, context.limits))


def _arguments(job: JobInput, context: BatchContext, batch: Batch) -> Iterator[JobAccess]:
    for found, pointer, _ in assets_in(job.args):
        try:
            name, asset = context.asset(found.uri)
        except InvalidURI as error:
            batch.problems.append(ProblemCode.INVALID_URI.of(job.job_id, f"args{pointer}: {error}"))
            continue
        batch.assets[name] = asset
        yield JobAccess(name, None, "UNKNOWN", "ARGUMENT", None)


def _dumped(columns: dict[str, str], limits: JobLimits) -> str | None:
    """Serialises columns and their accesses for an edge."""
    return dump(dict(islice(columns.items(), limits.columns))) if columns else None


@lru_cache(_CACHED)
def _named(
    workspace: str, storages: tuple[Storage, ...] | None, uri: str, find: Callable[..., Asset]
) -> tuple[str, Asset]:
    """The key and the asset of a URI. Raises InvalidURI, also if the URI cannot be stored."""
    if reason := uri_fault(uri):
        raise InvalidURI(reason)
    asset = find(storages, parse(uri))
    return asset_key(workspace, asset), asset
