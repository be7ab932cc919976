"""Reported jobs, and the result of recording them. Fields are those of the API's inputs, instants UTC milliseconds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from analyzers.language import Language
from ingest.deployment import RunnableRef
from ingest.detections import Detection


class JobAccessInput(NamedTuple):
    """An access by a job; ``access`` is the name of an ``analyzers.facts.Access``. It is a tuple for speed, since a
    batch has thousands."""

    uri: str
    access: str
    at: int
    columns: list[str] | None = None


@dataclass(frozen=True, slots=True)
class StatementInput:
    """SQL that a job executed. ``database`` is the URI of the database of its unqualified names."""

    language: Language
    sql: str
    at: int
    database: str | None = None


@dataclass(frozen=True, slots=True)
class JobInput:
    """A report of a job; fields that are None stay as they are. ``tracked`` says that all of its accesses are reported;
    ``args`` are searched for assets and never stored; ``status`` is one of those in ``ingest.jobs.merge``."""

    job_id: str
    runnable: RunnableRef | None = None
    parent_job_id: str | None = None
    root_job_id: str | None = None
    status: str | None = None
    created_at: int | None = None
    started_at: int | None = None
    ended_at: int | None = None
    tracked: bool | None = None
    args: Any = None
    accesses: tuple[JobAccessInput, ...] = ()
    statements: tuple[StatementInput, ...] = ()


class ProblemCode(Enum):
    """Why something of a batch was not recorded; the value is its meaning. A statement that could not be read has the
    code of its diagnostic."""

    INVALID_JOB = "The job's id is empty or too long, or it is its own parent; the job was left out."
    INVALID_PATH = "No runnable can have this path; the job was left out."
    INVALID_URI = "The URI is invalid or too long; the access was left out."
    IN_FUTURE = "A time lies further in the future than clocks can differ; what has it was left out."
    CONFLICT = "This contradicts what was recorded of the job before; what was sent for the job was left out."
    TOO_MANY = "The statements and arguments of one request name more assets than the limit; the rest was left out."
    EXPIRED = "The job is older than jobs are kept; it was left out."

    def of(self, job_id: str, message: str, access_index: int | None = None) -> Problem:
        """A problem of a job with this code."""
        return Problem(job_id, access_index, self.name, message)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not recorded; ``access_index`` is the index among the job's accesses."""

    job_id: str
    access_index: int | None
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """The result of a batch: the number of accepted jobs, and of new and known accesses, including those in arguments
    and statements."""

    jobs: int = 0
    accesses: int = 0
    duplicates: int = 0
    problems: tuple[Problem, ...] = ()
    detections: tuple[Detection, ...] = ()


class TooMany(ValueError):
    """A batch exceeds a limit; the message names it."""
