"""What ended an operation, as errors of a response."""

from __future__ import annotations

import logging
from typing import Any

from api.errors import APIError, ErrorCode, formatted
from api.subscriptions.selection import NotOpened
from cypher.graph import Unavailable

log = logging.getLogger("headrace.subscriptions")


def errors_of(fault: Exception) -> list[dict[str, Any]]:
    """The errors to tell; what is not meant for the caller is logged."""
    if isinstance(fault, NotOpened):
        return fault.errors
    if isinstance(fault, APIError):
        return [formatted(fault)]
    if isinstance(fault, Unavailable):
        return [formatted(APIError(ErrorCode.UNAVAILABLE, ErrorCode.UNAVAILABLE.value))]
    log.error("an operation failed", exc_info=fault)
    return [formatted(APIError(ErrorCode.INTERNAL, ErrorCode.INTERNAL.value))]
