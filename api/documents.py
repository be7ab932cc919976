"""Documents, parsed and checked against the schema once for each text."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
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

from api.errors import APIError, ErrorCode, formatted
from api.limits import Limits
from api.measure import exceeded
from api.plain import Plans

_ABORTED = "Parsing aborted."
"""How the parser ends its message where a limit of it was reached."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text as GraphQL, or why it is none: the errors as the response has them. ``plans`` is room for how its
    selections are read, None where each operation needs its own."""

    node: DocumentNode | None
    errors: tuple[dict[str, Any], ...] = ()
    plans: Plans | None = None


class Documents:
    """The documents that were met last."""

    def __init__(self, schema: GraphQLSchema, limits: Limits, *, introspection: bool = True) -> None:
        self._schema = schema
        self._rules = (*specified_rules, *(() if introspection else (NoSchemaIntrospectionCustomRule,)))
        self._limits = limits
        self._kept: OrderedDict[str, Document] = OrderedDict()

    def get(self, text: str) -> Document:
        """The document of a text."""
        document = self._kept.get(text)
        if document is None:
            document = self._kept[text] = self._checked(text)
            if len(self._kept) > self._limits.documents:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(text)
        return document

    @property
    def kept(self) -> int:
        """How many are kept."""
        return len(self._kept)

    def _checked(self, text: str) -> Document:
        most = self._limits.characters
        if len(text) > most:
            return _exceeded(f"the document has more than {most} characters")
        try:
            node = parse(text, max_lexical_tokens=self._limits.tokens, max_comments=self._limits.tokens)
            # Before validation, which compares fields with each other.
            if reason := exceeded(self._schema, node, self._limits):
                return _exceeded(reason)
        except GraphQLError as error:
            if error.message.endswith(_ABORTED):
                return _exceeded(f"the document has more than {self._limits.tokens} tokens")
            return Document(None, (formatted(error),))
        except RecursionError:
            return _exceeded("the document nests too deeply")
        errors = validate(self._schema, node, self._rules)
        told = tuple(formatted(error, ErrorCode.GRAPHQL_VALIDATION_FAILED) for error in errors)
        return Document(node, told, None if told else Plans.of(node))


def _exceeded(message: str) -> Document:
    return Document(None, (formatted(APIError(ErrorCode.LIMIT_EXCEEDED, message)),))
