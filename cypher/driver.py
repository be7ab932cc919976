"""The parts of the database driver that ``Graph`` uses. Importing them takes half a second, which analysing processes
avoid."""

from __future__ import annotations

from neo4j import AsyncGraphDatabase, Query
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    ConnectionAcquisitionTimeoutError,
    ConstraintError,
    DatabaseUnavailable,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

__all__ = [
    "DOWN",
    "AsyncGraphDatabase",
    "AuthError",
    "ConfigurationError",
    "DatabaseUnavailable",
    "IncompleteCommit",
    "Neo4jError",
    "Query",
    "SessionExpired",
    "is_conflict",
]

DOWN = (ServiceUnavailable, SessionExpired, ConnectionAcquisitionTimeoutError, DatabaseUnavailable, OSError)
"""Connection errors. IncompleteCommit is not one to retry: it is unknown whether the commit succeeded."""

_DELETED = "Neo.ClientError.Statement.EntityNotFound"


def is_conflict(error: BaseException) -> bool:
    """Whether a concurrent writer caused the error, so that a retry succeeds. Two MERGEs of one new key can violate its
    constraint, and a matched node can be deleted before it is linked; the driver retries neither."""
    if isinstance(error, DatabaseUnavailable):
        return False
    return isinstance(error, (TransientError, ConstraintError)) or getattr(error, "code", None) == _DELETED
