"""The failure that ended an operation, as errors of a response."""

from __future__ import annotations

from typing import Any

from graphql import GraphQLError

from api.errors import APIError, formatted, internal
from api.subscriptions.selection import NotOpened
from cypher.graph import Overlong, Unavailable


def errors_of(fault: Exception) -> list[dict[str, Any]]:
    """The errors to send; those that are not for the caller are logged."""
    if isinstance(fault, NotOpened):
        return fault.errors
    if isinstance(fault, APIError):
        return [formatted(fault)]
    if isinstance(fault, Unavailable | Overlong):
        return [formatted(GraphQLError(str(fault), original_error=fault))]
    return [internal(fault)]
