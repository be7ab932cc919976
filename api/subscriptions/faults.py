"""What ended an operation, as errors of a response."""

from __future__ import annotations

from typing import Any

from api.errors import APIError, ErrorCode, formatted, internal
from api.subscriptions.selection import NotOpened
from cypher.graph import Unavailable


def errors_of(fault: Exception) -> list[dict[str, Any]]:
    """The errors to tell; what is not meant for the caller is logged."""
    if isinstance(fault, NotOpened):
        return fault.errors
    if isinstance(fault, APIError):
        return [formatted(fault)]
    if isinstance(fault, Unavailable):
        return [formatted(APIError(ErrorCode.UNAVAILABLE, ErrorCode.UNAVAILABLE.value))]
    return [internal(fault)]
