"""Flows and their steps."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.deployments import optional_object_of
from api.operation import Info
from api.reading import diagnostics, pictures, rows, runnables
from api.schema import stored
from api.schema.arguments import MOST, After, Few, First, few
from api.schema.connection import CountedConnection, connection
from api.schema.enums import Language, StepKind
from api.schema.field import column, field
from api.schema.flow_graph import FlowGraph
from api.schema.place import Diagnostic
from api.schema.runnable import Runnable, Starter, Starting
from api.schema.scalars import JSON, Instant


@strawberry.type(description="A step of a flow.")
class Step(Starter, Runnable):
    step_id: str = column("Its id in the flow.", "stepId")
    step_kind: StepKind | None = column("Type of the module.", "stepKind")
    language: Language | None = column("Language of its inline script.", "language")
    runs_path: str | None = column("Path of what it runs, even if that is not deployed.", "runsPath")

    @field("The flow that it belongs to.")
    async def flow(self, info: Info) -> Flow:
        row = await rows.runnable(info.context, "FLOW", self.row["flow"])
        assert row is not None, "a step without its flow"
        return Flow.of(row)

    @field("The loop or branch that contains it.")
    async def parent(self, info: Info) -> Step | None:
        row = self.row["parent"] and await rows.runnable(info.context, "STEP", self.row["parent"])
        return Step.of(row) if row else None

    @field("The deployed script or flow that it runs.")
    async def runs(self, info: Info) -> Runnable | None:
        return await self.started(info)


@strawberry.type(description=("A flow: steps with code of their own, or that run scripts and other flows."))
class Flow(Starting, Runnable):
    content_hash: str | None = column("Digest of everything that was deployed.", "contentHash")
    deployed_at: Instant | None = column("Time at which this version was deployed.", "deployedAt")

    @field("What was not understood in it.")
    async def diagnostics(self, info: Info, first: Few = 100) -> list[Diagnostic]:
        found = await diagnostics.of_runnable(info.context, self.key, few(first, 100))
        return [stored.diagnostic(row) for row in found]

    @field("The deployed scripts and flows that the code of its steps runs, ordered by path.")
    async def runs(self, info: Info, first: Few = 100) -> list[Runnable]:
        return await self.all_started(info, first)

    @field("Its steps, in order.")
    async def steps(self, info: Info, first: First = 200, after: After = None) -> CountedConnection[Step] | None:
        found = await runnables.steps_of(info.context, self.key, first, after)
        return connection(found, Step.of)

    @field("Its steps, and the assets that enter, leave or pass between them. args are the arguments of a run.")
    async def graph(
        self,
        info: Info,
        args: Annotated[
            JSON | None, strawberry.argument(description="A JSON object, which is searched for assets.")
        ] = None,
    ) -> FlowGraph | None:
        arguments = optional_object_of(args, "args") or {}
        picture = await pictures.of_stored(info.context, self.key, arguments)
        found = await diagnostics.of_runnable(info.context, self.key, MOST)
        return FlowGraph.of(picture, self.key.partition(":")[0], [stored.diagnostic(row) for row in found])
