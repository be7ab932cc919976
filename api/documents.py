"""Documents, parsed and checked against the schema once for each text."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graphql import DocumentNode, GraphQLError, GraphQLSchema, parse, specified_rules, validate
from graphql.validation import ASTValidationRule

from api.errors import APIError, ErrorCode, formatted
from api.limits import Limits


@dataclass(frozen=True, slots=True)
class Document:
    """A text as GraphQL, or why it is none: the errors as the response has them."""

    node: DocumentNode | None
    errors: Sequence[dict[str, Any]] = ()


class Documents:
    """The documents that were met last."""

    def __init__(self, schema: GraphQLSchema, limits: Limits, rules: Sequence[type[ASTValidationRule]] = ()) -> None:
        self._schema = schema
        self._limits = limits
        self._rules = (*specified_rules, *rules)
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

    def _checked(self, text: str) -> Document:
        most = self._limits.characters
        if len(text) > most:
            return _exceeded(f"the document has more than {most} characters")
        try:
            node = parse(text, max_tokens=self._limits.tokens)
        except GraphQLError as error:
            return Document(None, [formatted(error)])
        except RecursionError:
            return _exceeded("the document nests too deeply")
        errors = validate(self._schema, node, self._rules)
        return Document(node, [formatted(error, ErrorCode.GRAPHQL_VALIDATION_FAILED) for error in errors])


def _exceeded(message: str) -> Document:
    return Document(None, [formatted(APIError(ErrorCode.LIMIT_EXCEEDED, message))])
