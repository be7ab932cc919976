"""``headrace delete``: a workspace of a running server, deleted by the one who can type its name."""

from __future__ import annotations

from cli.client import Client

DELETE = "mutation Delete($input: DeleteWorkspaceInput!) { deleteWorkspace(input: $input) { deletedCount } }"


def delete(client: Client, name: str) -> int:
    """Deletes the workspace; how many objects are gone. Raises cli.client.ServerError."""
    return int(client.run(DELETE, {"input": {"workspace": name}})["deleteWorkspace"]["deletedCount"])
