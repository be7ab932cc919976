"""Every error code of the API, and the conversion of exceptions into errors that reveal no internals."""

from __future__ import annotations

import logging
from enum import Enum
from secrets import token_hex
from typing import Any

from graphql import GraphQLError
from graphql.error import GraphQLSyntaxError

from cypher.graph import Overlong, Unavailable

log = logging.getLogger("headrace.api")

_DATABASE = "The database does not answer; the same request may work later."


class ErrorCode(Enum):
    """The values of ``extensions.code``, with their meanings."""

    BAD_REQUEST = "The HTTP request is not a GraphQL request."
    GRAPHQL_PARSE_FAILED = "The document is not valid GraphQL."
    GRAPHQL_VALIDATION_FAILED = "The document does not match the schema."
    BAD_USER_INPUT = "An argument or variable has an invalid value; extensions.argument names it."
    PERSISTED_QUERY_NOT_FOUND = "No document is known by this hash or id; send its text."
    UNAUTHENTICATED = "The request has no valid token."
    FORBIDDEN = "The caller is not allowed to do this."
    NOT_FOUND = "A mutation names something that does not exist."
    LIMIT_EXCEEDED = "The request exceeds a limit of this server; the message names the limit."
    CURSOR_EXPIRED = "The log does not have this cursor: too old, the workspace was deleted, or a backup was restored."
    UNAVAILABLE = (
        "The database or the identity provider does not answer, or the workspace is being deleted; the same request "
        "may work later."
    )
    INTERNAL = "This server has failed; extensions.id is in its log."


class APIError(GraphQLError):
    """An error whose message is meant for the caller."""

    def __init__(self, code: ErrorCode, message: str, **extensions: Any) -> None:
        super().__init__(message, extensions={"code": code.name, **extensions})


class NoKeys(Unavailable):
    """The identity provider's keys are not available; the message is meant for the caller."""


def unavailable(fault: Unavailable) -> str:
    """The message for the caller. That of a database fault is replaced, since it contains the database's address."""
    return _DATABASE if type(fault) is Unavailable else str(fault)


class BadInput(APIError):
    """An argument has an invalid value."""

    def __init__(self, argument: str, message: str) -> None:
        super().__init__(ErrorCode.BAD_USER_INPUT, f"{argument}: {message}", argument=argument)


def formatted(error: GraphQLError, otherwise: ErrorCode = ErrorCode.BAD_USER_INPUT) -> dict[str, Any]:
    """The error as it appears in the response. An internal error is logged, and only its id is returned.

    ``otherwise`` is the code of errors that graphql-core itself finds in the request."""
    shown = dict(error.formatted)
    cause = error.original_error
    if (error.extensions or {}).get("code"):
        return shown
    if isinstance(error, GraphQLSyntaxError):
        return _coded(shown, ErrorCode.GRAPHQL_PARSE_FAILED)
    if isinstance(cause, Unavailable):
        log.warning("%s", cause)
        return _coded({**shown, "message": unavailable(cause)}, ErrorCode.UNAVAILABLE)
    if isinstance(cause, Overlong):
        return _coded({**shown, "message": str(cause)}, ErrorCode.LIMIT_EXCEEDED)
    if cause is None or error.path is None or _is_of_document(cause):
        return _coded(shown, otherwise)
    return {**shown, **internal(cause, error.path)}


def _is_of_document(cause: Exception) -> bool:
    """Whether graphql-core found an error in the document during execution: an argument whose variable has no
    value."""
    return isinstance(cause, GraphQLError) and bool(cause.nodes)


def internal(fault: Exception, path: list[str | int] | None = None) -> dict[str, Any]:
    """Logs an error of the server itself; the response contains only the id under which it was logged."""
    number = token_hex(8)
    log.error("internal error %s at %s", number, path, exc_info=fault)
    return _coded(
        {"message": f"internal error {number}: the server's log has the details under this id"},
        ErrorCode.INTERNAL,
        id=number,
    )


def _coded(shown: dict[str, Any], code: ErrorCode, **extensions: Any) -> dict[str, Any]:
    return {**shown, "extensions": {**shown.get("extensions", {}), "code": code.name, **extensions}}
