"""A client that asks in GraphQL and takes nothing but what it asked for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx


class Client:
    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def ask(self, query: str, /, **variables: Any) -> dict[str, Any]:
        """The whole response."""
        response = await self.http.post("/graphql", json={"query": query, "variables": variables})
        answer: dict[str, Any] = response.json()
        return answer

    async def data(self, query: str, /, **variables: Any) -> dict[str, Any]:
        """The data of a response that has no errors."""
        answer = await self.ask(query, **variables)
        assert "errors" not in answer, answer["errors"]
        data: dict[str, Any] = answer["data"]
        return data

    async def error(self, query: str, /, **variables: Any) -> dict[str, Any]:
        """The only error of a response."""
        answer = await self.ask(query, **variables)
        (error,) = answer["errors"]
        return dict(error)

    async def code(self, query: str, /, **variables: Any) -> str:
        """The code of the only error."""
        return str((await self.error(query, **variables))["extensions"]["code"])

    async def in_workspace(self, name: str, fields: str, /, **variables: Any) -> dict[str, Any]:
        """Fields of a workspace; ``$workspace`` is taken, ``variables`` are (type, value)."""
        declared = "".join(f", ${variable}: {kind}" for variable, (kind, _) in variables.items())
        query = f"query($workspace: String!{declared}) {{ workspace(name: $workspace) {{ {fields} }} }}"
        values = {variable: value for variable, (_, value) in variables.items()}
        found: dict[str, Any] = (await self.data(query, workspace=name, **values))["workspace"]
        return found

    async def every(self, name: str, field: str, node: str, first: int, arguments: str = "") -> AsyncIterator[Any]:
        """All nodes of a list of a workspace, page by page."""
        after = None
        while True:
            page = await self.in_workspace(
                name,
                f"{field}(first: {first}, after: $after {arguments}) "
                f"{{ nodes {{ {node} }} edges {{ cursor }} pageInfo {{ hasNextPage endCursor }} }}",
                after=("String", after),
            )
            found = page[field]
            assert len(found["nodes"]) == len(found["edges"]) <= first
            for item in found["nodes"]:
                yield item
            after = found["pageInfo"]["endCursor"]
            if not found["pageInfo"]["hasNextPage"]:
                return
