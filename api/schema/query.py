"""The queries."""

from __future__ import annotations

from typing import Annotated

import strawberry

import ingest
from analyzers.facts import joined
from api.analyses import analyse
from api.deployments import object_of, optional_object_of
from api.errors import BadInput
from api.operation import Info
from api.reading import pictures, workspaces
from api.schema.analysis import Analysis, FlowAnalysis, detected
from api.schema.arguments import After, First
from api.schema.connection import Connection, connection
from api.schema.field import field
from api.schema.flow_graph import FlowGraph
from api.schema.inputs import AnalyzeFlowInput, AnalyzeScriptInput
from api.schema.node import Node
from api.schema.nodes import nodes_of
from api.schema.place import Diagnostic
from api.schema.workspace import Workspace, workspace_of

Given = Annotated[AnalyzeScriptInput, strawberry.argument(description="The script.")]
GivenFlow = Annotated[AnalyzeFlowInput, strawberry.argument(description="The flow.")]


@strawberry.type(description="All queries.")
class Query:
    @field("The object with this id; null if it does not exist or the caller may not see it.")
    async def node(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")]
    ) -> Node | None:
        (found,) = await nodes_of(info.context, [id], "id")
        return found

    @field("The objects with these ids, in the same order; 200 at most.")
    async def nodes(
        self, info: Info, ids: Annotated[list[strawberry.ID], strawberry.argument(description="Their ids.")]
    ) -> list[Node | None]:
        if len(ids) > info.context.limits.items:
            raise BadInput("ids", f"{len(ids)} ids are more than the limit of {info.context.limits.items}")
        return await nodes_of(info.context, ids, "ids")

    @field("The workspaces that the caller may see, ordered by name.")
    async def workspaces(self, info: Info, first: First = 50, after: After = None) -> Connection[Workspace]:
        return connection(await workspaces.visible(info.context, first, after), lambda row: workspace_of(row["name"]))

    @field("The workspace with this name; null if it does not exist or the caller may not see it.")
    async def workspace(
        self, info: Info, name: Annotated[str, strawberry.argument(description="Its name.")]
    ) -> Workspace | None:
        return workspace_of(name) if await workspaces.exists(info.context, name) else None

    @field(
        "Analyses a script without storing it, for an editor. With a workspace, imports and storages are "
        "those of the workspace."
    )
    async def analyze_script(self, info: Info, input: Given) -> Analysis | None:
        path = input.path or ""
        schema = optional_object_of(input.schema, "input.schema")
        item = ingest.ScriptInput(path, input.language, input.content, schema=schema)
        found = await analyse(info.context, input.workspace, item)
        return Analysis(
            assets=detected(found.assets, input.workspace, path),
            diagnostics=[Diagnostic.of(diagnostic) for diagnostic in found.diagnostics],
        )

    @field("Analyses a flow without storing it, for an editor, with the arguments of a run if given.")
    async def analyze_flow(self, info: Info, input: GivenFlow) -> FlowAnalysis | None:
        path = input.path or ""
        value = object_of(input.value, "input.value")
        item = ingest.FlowInput(path, value, schema=optional_object_of(input.schema, "input.schema"))
        arguments = optional_object_of(input.args, "input.args") or {}
        found = await analyse(info.context, input.workspace, item)
        diagnostics = [Diagnostic.of(diagnostic) for diagnostic in found.diagnostics]
        picture = await pictures.of_analysis(info.context, input.workspace, found, arguments)
        every = joined((*found.assets, *(asset for step in found.steps for asset in step.assets)))
        return FlowAnalysis(
            graph=FlowGraph.of(picture, input.workspace, diagnostics),
            assets=detected(every, input.workspace, path),
            diagnostics=diagnostics,
        )
