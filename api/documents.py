"""The cache of GraphQL documents: each text is parsed and validated once, and found by its hash or trusted id."""

from __future__ import annotations

import sys
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    NoSchemaIntrospectionCustomRule,
    parse,
    specified_rules,
    validate,
)

from api.cost import Costs
from api.errors import APIError, ErrorCode, formatted
from api.graphql_request import GraphQLRequest
from api.limits import Limits
from api.measure import exceeded
from api.numbers import Numbers
from api.plain import Plans
from api.trusted import BadManifest, Trusted, digest, trusted

_ABORTED = "Parsing aborted."
"""How graphql-core's parser ends the message of an exceeded limit."""


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed document (``node``), or the errors of an invalid one as they appear in the response. ``plans`` caches
    how its selections are read; None if they depend on the variables."""

    node: DocumentNode | None
    errors: tuple[dict[str, Any], ...] = ()
    costs: Costs | None = None
    plans: Plans | None = None


class Documents:
    """The most recently used documents, and the trusted ones. Raises BadManifest if a trusted one is invalid."""

    def __init__(
        self,
        schema: GraphQLSchema,
        limits: Limits,
        *,
        introspection: bool = True,
        trust: Trusted = Trusted(),  # noqa: B008 (frozen)
    ) -> None:
        self._schema = schema
        self._rules = (*specified_rules, *(() if introspection else (NoSchemaIntrospectionCustomRule,)))
        self._limits = limits
        self.hides_schema = not introspection
        self._kept: OrderedDict[str, tuple[Document, int]] = OrderedDict()
        self._characters = 0
        self._only = trust.only
        self._trusted: dict[str, Document] = {}
        patient = replace(limits, comparisons=sys.maxsize)  # trusted, and validated only once, at the start
        for named in trusted(trust.documents):
            document = self.get(named.text, patient)
            if document.errors:
                raise BadManifest(f"{named.place}: {document.errors[0]['message']}")
            self._trusted.update(dict.fromkeys(named.ids, document))

    def find(self, asked: GraphQLRequest) -> Document:
        """The document that a request contains or names. A cached text is also found by its hash alone."""
        number, text = asked.document, asked.query
        if number is not None and number in self._trusted:
            return self._trusted[number]
        if text is None:
            return self._met(number or "") or _UNKNOWN
        if self._only:
            return self._trusted.get(digest(text), _UNTRUSTED)
        if number is not None and number != digest(text):
            return _MISNAMED
        return self.get(text)

    def get(self, text: str, limits: Limits | None = None) -> Document:
        """The document of a text, checked against ``limits``, by default those of the server."""
        limits = limits or self._limits
        if len(text) > limits.characters:  # never cached: a body may have megabytes
            return _exceeded(f"the document has more than {limits.characters} characters")
        number = digest(text)
        document = self._met(number)
        if document is None:
            document = self._checked(text, limits)
            self._kept[number] = document, len(text)
            self._characters += len(text)
            while len(self._kept) > self._limits.documents or self._characters > self._limits.documents_characters:
                _, (_, characters) = self._kept.popitem(last=False)
                self._characters -= characters
        return document

    @property
    def kept(self) -> int:
        """The number of cached documents."""
        return len(self._kept)

    def _met(self, number: str) -> Document | None:
        if number not in self._kept:
            return None
        self._kept.move_to_end(number)
        return self._kept[number][0]

    def _checked(self, text: str, limits: Limits) -> Document:
        try:
            node = parse(text, max_lexical_tokens=limits.tokens, max_comments=limits.tokens)
            # Before validation, which compares fields with each other.
            if reason := exceeded(self._schema, node, limits):
                return _exceeded(reason)
        except GraphQLError as error:
            if error.message.endswith(_ABORTED):
                return _exceeded(f"the document has more than {limits.tokens} tokens")
            return Document(None, (formatted(error),))
        except RecursionError:
            return _exceeded("the document nests too deeply")
        errors = validate(self._schema, node, (Numbers,)) or validate(
            self._schema, node, self._rules, hide_suggestions=self.hides_schema
        )
        if errors:
            return Document(None, tuple(formatted(error, ErrorCode.GRAPHQL_VALIDATION_FAILED) for error in errors))
        return Document(node, (), Costs(self._schema, node), Plans.of(node))


def _refused(code: ErrorCode, message: str) -> Document:
    return Document(None, (formatted(APIError(code, message)),))


def _exceeded(message: str) -> Document:
    return _refused(ErrorCode.LIMIT_EXCEEDED, message)


# Clients know this exact message: it makes them send the text.
_UNKNOWN = _refused(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound")
_UNTRUSTED = _refused(ErrorCode.FORBIDDEN, "this server only runs trusted documents, and this is not one of them")
_MISNAMED = _refused(ErrorCode.BAD_USER_INPUT, "the hash is not the SHA-256 of the document")
