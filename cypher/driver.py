"""What of the database's driver the door needs. It takes half of a second to load, and what analyses needs none."""

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
"""Faults of the way to the database. IncompleteCommit is none to repeat: nobody knows whether it was done."""

_DELETED = "Neo.ClientError.Statement.EntityNotFound"


def is_conflict(error: BaseException) -> bool:
    """Whether it is what another writer did at the same moment: the same work succeeds when it is done again. Two
    MERGEs of one new key can violate its constraint, and what was found can be deleted before it is joined; the driver
    retries neither."""
    if isinstance(error, DatabaseUnavailable):
        return False
    return isinstance(error, (TransientError, ConstraintError)) or getattr(error, "code", None) == _DELETED
