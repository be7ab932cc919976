"""The inputs of deployments, analyses and decisions."""

from __future__ import annotations

import strawberry

from api.schema.enums import Access, Language, Severity
from api.schema.filters import RunnableRefInput
from api.schema.scalars import JSON


@strawberry.input(description="Another file of a script that is a folder.")
class ModuleInput:
    path: str = strawberry.field(description="Its path in the folder.")
    content: str = strawberry.field(description="Its source text.")


@strawberry.input(description=("A script to deploy."))
class ScriptInput:
    path: str = strawberry.field(description="Its path in the workspace.")
    language: Language = strawberry.field(description="Its language.")
    content: str = strawberry.field(description="Its source text.")
    summary: str | None = strawberry.field(default=None, description="The author's summary.")
    schema: JSON | None = strawberry.field(default=None, description="JSON Schema of its arguments.")
    modules: list[ModuleInput] | None = strawberry.field(
        default=None, description="Its other files, if it is a folder."
    )
    manifest: JSON | None = strawberry.field(default=None, description="Manifest of its dbt project, if it is one.")


@strawberry.input(description="A flow to deploy.")
class FlowInput:
    path: str = strawberry.field(description="Its path in the workspace.")
    value: JSON = strawberry.field(description="Its modules, with the source texts of inline scripts.")
    summary: str | None = strawberry.field(default=None, description="The author's summary.")
    schema: JSON | None = strawberry.field(default=None, description="JSON Schema of its arguments.")


@strawberry.input(description="An app to deploy.")
class AppInput:
    path: str = strawberry.field(description="Its path in the workspace.")
    value: JSON = strawberry.field(description="Its components, with the source texts of inline scripts.")
    summary: str | None = strawberry.field(default=None, description="The author's summary.")


@strawberry.input(description="A schedule to deploy.")
class ScheduleInput:
    path: str = strawberry.field(description="Its path in the workspace.")
    runs: RunnableRefInput = strawberry.field(description="The script or flow that it runs.")
    args: JSON | None = strawberry.field(
        default=None, description="The arguments that it passes; searched for assets, never stored."
    )
    summary: str | None = strawberry.field(default=None, description="The author's summary.")
    handlers: list[RunnableRefInput] | None = strawberry.field(
        default=None, description="The scripts and flows that it runs on a failure, a recovery or a success."
    )


@strawberry.input(description="A trigger to deploy.")
class TriggerInput:
    path: str = strawberry.field(description="Its path in the workspace.")
    trigger_kind: str = strawberry.field(description="Type of the trigger: http, kafka, postgres, s3, ...")
    runs: RunnableRefInput = strawberry.field(description="The script or flow that it runs.")
    uses: list[str] | None = strawberry.field(default=None, description="URIs of the assets that it watches or needs.")
    summary: str | None = strawberry.field(default=None, description="The author's summary.")
    handlers: list[RunnableRefInput] | None = strawberry.field(
        default=None, description="The scripts and flows that it runs on a failure."
    )


@strawberry.input(
    description=(
        "A resource. Its value is secret and is never sent: only its type and the resources that it refers to."
    )
)
class ResourceInput:
    path: str = strawberry.field(description="Its path in the workspace.")
    resource_type: str | None = strawberry.field(default=None, description="Its resource type.")
    refers_to: list[str] | None = strawberry.field(default=None, description="URIs of the resources that it refers to.")


@strawberry.input(description="An S3 storage of the workspace.")
class StorageInput:
    name: str | None = strawberry.field(default=None, description="Its name; null for the default storage.")
    bucket: str | None = strawberry.field(
        default=None, description="Its bucket, by which s3:// URIs in other libraries are recognised."
    )


@strawberry.input(description="Archives what a source deployed earlier and no longer has.")
class PruneInput:
    source: str = strawberry.field(description="The origin that earlier deployments had.")
    keep: list[RunnableRefInput] = strawberry.field(description="Everything that it still has.")


@strawberry.input(description="A range of a text, as in Span.")
class SpanInput:
    start_line: int = strawberry.field(description="Line of the first character.")
    start_column: int = strawberry.field(description="Column of the first character.")
    end_line: int = strawberry.field(description="Line of the end.")
    end_column: int = strawberry.field(description="Column after the last character.")
    start_byte: int = strawberry.field(description="Offset of the first byte.")
    end_byte: int = strawberry.field(description="Offset after the last byte.")


@strawberry.input(description=("What a source could not read, so that it is missing from the deployment."))
class DiagnosticInput:
    severity: Severity = strawberry.field(description="How serious it is.")
    code: str = strawberry.field(description="Its code; docs/diagnostics.md explains all codes.")
    message: str = strawberry.field(description="The message, for people.")
    path: str = strawberry.field(description="File that it is about.")
    pointer: str | None = strawberry.field(default=None, description="Position in a JSON value (RFC 6901).")
    span: SpanInput | None = strawberry.field(default=None, description="Position in a text.")


@strawberry.input(description="Items to deploy, and facts about the workspace.")
class DeployInput:
    workspace: str = strawberry.field(description="Name of the workspace; the first deployment creates it.")
    scripts: list[ScriptInput] | None = strawberry.field(default=None, description="Scripts to deploy.")
    flows: list[FlowInput] | None = strawberry.field(default=None, description="Flows to deploy.")
    apps: list[AppInput] | None = strawberry.field(default=None, description="Apps to deploy.")
    schedules: list[ScheduleInput] | None = strawberry.field(default=None, description="Schedules to deploy.")
    triggers: list[TriggerInput] | None = strawberry.field(default=None, description="Triggers to deploy.")
    resources: list[ResourceInput] | None = strawberry.field(
        default=None, description="Resources of the workspace, without their values."
    )
    storages: list[StorageInput] | None = strawberry.field(
        default=None, description="All S3 storages of the workspace; null if they are unknown."
    )
    archive: list[RunnableRefInput] | None = strawberry.field(default=None, description="Runnables to archive.")
    source: str | None = strawberry.field(
        default=None,
        description=(
            "Name of the source of these items, 100 characters at most; RunnableFilter.origin finds them by it."
        ),
    )
    prune: PruneInput | None = strawberry.field(default=None, description="Archives what a source no longer has.")
    diagnostics: list[DiagnosticInput] | None = strawberry.field(
        default=None,
        description=(
            "Everything that the source could not read; replaces what it reported before. null leaves that unchanged."
        ),
    )


@strawberry.input(description="Runnables to archive.")
class ArchiveInput:
    workspace: str = strawberry.field(description="Name of the workspace.")
    runnables: list[RunnableRefInput] = strawberry.field(description="The runnables to archive.")


@strawberry.input(description="A workspace to delete.")
class DeleteWorkspaceInput:
    workspace: str = strawberry.field(description="Name of the workspace.")


@strawberry.input(description="A decision about a usage's access.")
class SetAccessInput:
    usage_id: strawberry.ID = strawberry.field(
        description=("Id of the usage, which must be current and the runnable's own, not inherited.")
    )
    access: Access = strawberry.field(description="The access from now on.")
    note: str | None = strawberry.field(default=None, description="The reason; 2,000 characters at most.")


@strawberry.input(description="A decision to remove.")
class ClearAccessInput:
    usage_id: strawberry.ID = strawberry.field(
        description=("Id of the usage, which must be current and the runnable's own, not inherited.")
    )


@strawberry.input(description="A script to analyse.")
class AnalyzeScriptInput:
    language: Language = strawberry.field(description="Its language.")
    content: str = strawberry.field(description="Its source text.")
    schema: JSON | None = strawberry.field(default=None, description="JSON Schema of its arguments.")
    workspace: str | None = strawberry.field(
        default=None, description="The workspace whose files and storages are used."
    )
    path: str | None = strawberry.field(
        default=None, description="Path that it would have; relative imports start from it."
    )


@strawberry.input(description="A flow to analyse.")
class AnalyzeFlowInput:
    value: JSON = strawberry.field(description="Its modules, with the source texts of inline scripts.")
    schema: JSON | None = strawberry.field(default=None, description="JSON Schema of its arguments.")
    workspace: str | None = strawberry.field(
        default=None, description="The workspace whose files and storages are used."
    )
    path: str | None = strawberry.field(
        default=None, description="Path that it would have; relative imports start from it."
    )
    args: JSON | None = strawberry.field(default=None, description="Arguments of a run.")
