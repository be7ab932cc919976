"""Every error code of the API, in one list, and how an exception becomes an error that tells no secret."""

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
    """What ``extensions.code`` of an error says; the value is its meaning."""

    BAD_REQUEST = "The HTTP request is not a GraphQL request."
    GRAPHQL_PARSE_FAILED = "The document is not valid GraphQL."
    GRAPHQL_VALIDATION_FAILED = "The document does not match the schema."
    BAD_USER_INPUT = "An argument or variable has an invalid value; extensions.argument names it."
    PERSISTED_QUERY_NOT_FOUND = "No document is known by this hash or id; send its text."
    UNAUTHENTICATED = "The request has no valid token."
    FORBIDDEN = "The caller is not allowed to do this."
    NOT_FOUND = "A mutation names something that does not exist."
    LIMIT_EXCEEDED = "The request exceeds a limit of this server; the message names the limit."
    CURSOR_EXPIRED = "The log no longer goes back to this cursor."
    UNAVAILABLE = "The database or the identity provider does not answer; the same request may work later."
    INTERNAL = "This server has failed; extensions.id is in its log."


class APIError(GraphQLError):
    """An error that the caller may read as it is."""

    def __init__(self, code: ErrorCode, message: str, **extensions: Any) -> None:
        super().__init__(message, extensions={"code": code.name, **extensions})


class NoKeys(Unavailable):
    """The identity provider's keys cannot be had; the caller may read it as it is."""


def unavailable(fault: Unavailable) -> str:
    """What a caller is told of it: a fault of the database says where that is, which is in the log."""
    return str(fault) if isinstance(fault, NoKeys) else _DATABASE


class BadInput(APIError):
    """A value that is no good, and the argument that has it."""

    def __init__(self, argument: str, message: str) -> None:
        super().__init__(ErrorCode.BAD_USER_INPUT, f"{argument}: {message}", argument=argument)


def formatted(error: GraphQLError, otherwise: ErrorCode = ErrorCode.BAD_USER_INPUT) -> dict[str, Any]:
    """The error as the response has it. What is not meant for the caller is logged under an id, which takes its place.

    ``otherwise`` is the code of what graphql-core itself finds wrong with the request."""
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
    """Whether graphql-core tells of a place of the document: an argument whose variable has no value."""
    return isinstance(cause, GraphQLError) and bool(cause.nodes)


def internal(fault: Exception, path: list[str | int] | None = None) -> dict[str, Any]:
    """An error that is this server's own fault: all of it is logged under an id, and the caller is told the id."""
    number = token_hex(8)
    log.error("internal error %s at %s", number, path, exc_info=fault)
    return _coded(
        {"message": f"internal error {number}: the server's log has the details under this id"},
        ErrorCode.INTERNAL,
        id=number,
    )


def _coded(shown: dict[str, Any], code: ErrorCode, **extensions: Any) -> dict[str, Any]:
    return {**shown, "extensions": {**shown.get("extensions", {}), "code": code.name, **extensions}}
