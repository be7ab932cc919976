"""What of the database's driver the door needs. It takes half of a second to load, and what analyses needs none."""

from __future__ import annotations

from neo4j import AsyncGraphDatabase, Query
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    ConnectionAcquisitionTimeoutError,
    ConstraintError,
    DatabaseUnavailable,
    IncompleteCommit,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

__all__ = [
    "CONFLICT",
    "DOWN",
    "AsyncGraphDatabase",
    "AuthError",
    "ClientError",
    "ConfigurationError",
    "DatabaseUnavailable",
    "IncompleteCommit",
    "Query",
    "SessionExpired",
]

DOWN = (ServiceUnavailable, SessionExpired, ConnectionAcquisitionTimeoutError, DatabaseUnavailable, OSError)
"""Faults of the way to the database. IncompleteCommit is none to repeat: nobody knows whether it was done."""

CONFLICT = (TransientError, ConstraintError)
"""What another writer did at the same moment: the same work succeeds when it is done again. Two MERGEs of one new key
can violate its constraint, which the driver does not retry."""
