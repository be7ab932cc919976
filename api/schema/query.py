"""What can be asked."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.errors import BadInput
from api.operation import Info
from api.reading import workspaces
from api.schema.arguments import After, First
from api.schema.connection import Connection, connection
from api.schema.field import field
from api.schema.node import Node
from api.schema.nodes import nodes_of
from api.schema.workspace import Workspace, workspace_of


@strawberry.type(description="What can be asked.")
class Query:
    @field("The thing with an id, null where there is none or the caller may not see it.")
    async def node(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")]
    ) -> Node | None:
        (found,) = await nodes_of(info.context, [id], "id")
        return found

    @field("The things with these ids, in their order; at most 200.")
    async def nodes(
        self, info: Info, ids: Annotated[list[strawberry.ID], strawberry.argument(description="Their ids.")]
    ) -> list[Node | None]:
        if len(ids) > info.context.limits.items:
            raise BadInput("ids", f"{len(ids)} are more than {info.context.limits.items}")
        return await nodes_of(info.context, ids, "ids")

    @field("The workspaces that the caller may see, by name.")
    async def workspaces(self, info: Info, first: First = 50, after: After = None) -> Connection[Workspace]:
        return connection(await workspaces.visible(info.context, first, after), lambda row: workspace_of(row["name"]))

    @field("The workspace of a name, null where the caller sees none.")
    async def workspace(
        self, info: Info, name: Annotated[str, strawberry.argument(description="Its name.")]
    ) -> Workspace | None:
        return workspace_of(name) if await workspaces.exists(info.context, name) else None
