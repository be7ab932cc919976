"""The execution of one operation, from its document to its response."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    execute,
    get_operation_ast,
)
from strawberry.execution import optimized_is_awaitable

from api.documents import Documents
from api.errors import APIError, ErrorCode, formatted
from api.graphql_request import GraphQLRequest
from api.operation import Operation
from api.plain import PlainExecutor, Plans
from api.schema.arguments import MOST


@dataclass(frozen=True, slots=True)
class Answer:
    """The response to an operation. It has no ``data`` if the operation was not executed; ``refused`` is the type of
    an operation that this transport or method does not allow."""

    payload: dict[str, Any]
    refused: OperationType | None = None

    @property
    def begun(self) -> bool:
        """Whether the operation was executed."""
        return "data" in self.payload

    @classmethod
    def error(cls, code: ErrorCode, message: str, refused: OperationType | None = None) -> Answer:
        """The response to an operation that was not executed."""
        return cls({"errors": [formatted(APIError(code, message))]}, refused)


_WAYS = {
    OperationType.QUERY: "send it by GET or POST",
    OperationType.MUTATION: "send it by POST",
    OperationType.SUBSCRIPTION: "send it over WebSocket, or with the header 'accept: text/event-stream'",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """An operation of a valid document, its cost in rows, and the cache of its document's plans."""

    document: DocumentNode
    node: OperationDefinitionNode
    cost: int
    plans: Plans | None = None


class Executor:
    """Executes operations against the schema. ``written`` is called after each mutation."""

    def __init__(self, schema: GraphQLSchema, documents: Documents, written: Callable[[], None] = lambda: None) -> None:
        self._schema = schema
        self._documents = documents
        self._written = written

    def chosen(self, asked: GraphQLRequest, operation: Operation, allowed: frozenset[OperationType]) -> Chosen | Answer:
        """The operation that a request asks for, or the response that says why it is not executed."""
        document = self._documents.find(asked)
        if document.node is None or document.costs is None:
            return Answer({"errors": list(document.errors)})
        node = get_operation_ast(document.node, asked.operation_name)
        if node is None:
            return Answer.error(ErrorCode.BAD_USER_INPUT, _unnamed(asked.operation_name))
        operation.seen.chose(node)
        if node.operation not in allowed:
            message = f"a {node.operation.value} cannot be sent this way: {_WAYS[node.operation]}"
            return Answer.error(ErrorCode.BAD_REQUEST, message, refused=node.operation)
        most = operation.limits.cost
        longest = max(operation.limits.page, operation.configuration.lineage.nodes, MOST)
        usual = operation.limits.usual
        rows = document.costs.of(node, asked.variables or {}, usual=usual, longest=longest)
        if rows > most:
            return Answer.error(
                ErrorCode.LIMIT_EXCEEDED, f"the operation could return {rows} rows, more than the limit of {most}"
            )
        return Chosen(document.node, node, rows, document.plans)

    async def run(self, asked: GraphQLRequest, operation: Operation, allowed: frozenset[OperationType]) -> Answer:
        """The response to a request for an operation of one of the allowed types."""
        chosen = self.chosen(asked, operation, allowed)
        return chosen if isinstance(chosen, Answer) else await self.answer(asked, chosen, operation)

    async def answer(self, asked: GraphQLRequest, chosen: Chosen, operation: Operation) -> Answer:
        """The response to a query or mutation."""
        seconds = operation.limits.seconds
        try:
            # A mutation has no overall deadline, so that it finishes what it has begun to write; its parts have.
            async with asyncio.timeout(seconds if chosen.node.operation is OperationType.QUERY else None):
                result: Any = execute(
                    self._schema,
                    chosen.document,
                    context_value=operation,
                    variable_values=asked.variables,
                    operation_name=asked.operation_name,
                    executor_class=PlainExecutor,
                    plans=chosen.plans,
                    hide_suggestions=self._documents.hides_schema,
                    is_awaitable=optimized_is_awaitable,  # type: ignore[arg-type]  # returns bool, not TypeGuard
                )
                if isawaitable(result):
                    result = await result
        except TimeoutError:
            return Answer.error(ErrorCode.LIMIT_EXCEEDED, f"the operation took longer than {seconds:g} s")
        finally:
            if chosen.node.operation is OperationType.MUTATION:
                self._written()
        payload: dict[str, Any] = {}
        if result.errors:
            payload["errors"] = [formatted(error) for error in result.errors]
        if result.data is not None or any(error.path for error in result.errors or ()):
            payload["data"] = result.data
        return Answer(payload)


def _unnamed(name: str | None) -> str:
    if name is None:
        return "the document has no operation or several: name one in operationName"
    return f"the document has no operation {name[:100]!r}"
