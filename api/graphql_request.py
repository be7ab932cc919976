"""The parameters of a GraphQL request (query, documentId, operationName, variables), whatever transport sent it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_MEMBERS = (
    ("query", str, "a text"),
    ("documentId", str, "a text"),
    ("operationName", str, "a text"),
    ("variables", dict, "an object"),
    ("extensions", dict, "an object"),
)
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


class Malformed(ValueError):
    """The object is not a GraphQL request; the message names the invalid parameter."""


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """A GraphQL request: ``query`` is the text of the document, ``document`` its id; one of them may be missing."""

    query: str | None
    operation_name: str | None = None
    variables: dict[str, Any] | None = None
    document: str | None = None

    @classmethod
    def of(cls, given: object) -> GraphQLRequest:
        """Reads a request from its JSON object. Raises Malformed."""
        if not isinstance(given, Mapping):
            raise Malformed("the body is not a JSON object")
        for name, kind, meaning in _MEMBERS:
            if not isinstance(given.get(name), kind | None):
                raise Malformed(f"{name} is not {meaning}")
        document = _named(given)
        query = given.get("query") or None
        if query is None and document is None:
            raise Malformed("query is missing: it must contain the document")
        return cls(query, given.get("operationName") or None, given.get("variables"), document)


def _named(given: Mapping[str, Any]) -> str | None:
    """The document's id, from ``documentId`` or from Apollo's ``extensions.persistedQuery``."""
    if number := given.get("documentId"):
        scheme, _, digest = number.partition(":")
        return digest.lower() if scheme == "sha256" and _SHA256.fullmatch(digest) else str(number)
    persisted = (given.get("extensions") or {}).get("persistedQuery")
    if persisted is None:
        return None
    if not isinstance(persisted, dict) or persisted.get("version") != 1:
        raise Malformed("extensions.persistedQuery is not an object with version 1")
    digest = persisted.get("sha256Hash")
    if not isinstance(digest, str) or not _SHA256.fullmatch(digest):
        raise Malformed("extensions.persistedQuery.sha256Hash is not a hexadecimal SHA-256")
    return digest.lower()
