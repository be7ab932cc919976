"""What a deployment brings, as the schema takes it."""

from __future__ import annotations

import strawberry

from api.schema.enums import Access, Language, Severity
from api.schema.filters import RunnableRefInput
from api.schema.scalars import JSON


@strawberry.input(description="A further file of a script that is a folder.")
class ModuleInput:
    path: str = strawberry.field(description="Its path within the folder.")
    content: str = strawberry.field(description="Its text.")


@strawberry.input(
    description=(
        "A script. modules: the further files of a script that is a folder. manifest: a dbt project's manifest."
    )
)
class ScriptInput:
    path: str = strawberry.field(description="Its path in the workspace.")
    language: Language = strawberry.field(description="What it is written in.")
    content: str = strawberry.field(description="Its text.")
    summary: str | None = strawberry.field(default=None, description="What it is for, in its author's words.")
    schema: JSON | None = strawberry.field(default=None, description="The JSON Schema of its arguments.")
    modules: list[ModuleInput] | None = strawberry.field(default=None, description="Its further files.")
    manifest: JSON | None = strawberry.field(default=None, description="The manifest of its dbt project.")


@strawberry.input(description="A flow.")
class FlowInput:
    path: str = strawberry.field(description="Its path in the workspace.")
    value: JSON = strawberry.field(description="Its modules, with the texts of its inline scripts.")
    summary: str | None = strawberry.field(default=None, description="What it is for, in its author's words.")
    schema: JSON | None = strawberry.field(default=None, description="The JSON Schema of its arguments.")


@strawberry.input(description="An app.")
class AppInput:
    path: str = strawberry.field(description="Its path in the workspace.")
    value: JSON = strawberry.field(description="Its components, with the texts of its inline scripts.")
    summary: str | None = strawberry.field(default=None, description="What it is for, in its author's words.")


@strawberry.input(description="A schedule.")
class ScheduleInput:
    path: str = strawberry.field(description="Its path in the workspace.")
    runs: RunnableRefInput = strawberry.field(description="What it runs.")
    args: JSON | None = strawberry.field(
        default=None, description="The arguments that it gives: searched for assets, never stored."
    )
    summary: str | None = strawberry.field(default=None, description="What it is for, in its author's words.")


@strawberry.input(description="A trigger.")
class TriggerInput:
    path: str = strawberry.field(description="Its path in the workspace.")
    trigger_kind: str = strawberry.field(description="As its system names it: http, kafka, postgres, s3, ...")
    runs: RunnableRefInput = strawberry.field(description="What it runs.")
    uses: list[str] | None = strawberry.field(default=None, description="URIs of the assets that it watches or needs.")
    summary: str | None = strawberry.field(default=None, description="What it is for, in its author's words.")


@strawberry.input(description="A resource's value is a secret and is never sent: only its type and what it refers to.")
class ResourceInput:
    path: str = strawberry.field(description="Its path in the workspace.")
    resource_type: str | None = strawberry.field(default=None, description="The type of its value.")
    refers_to: list[str] | None = strawberry.field(default=None, description="URIs of the resources that it names.")


@strawberry.input(description="name is null for the default storage; bucket ties s3:// URIs of other libraries to it.")
class StorageInput:
    name: str | None = strawberry.field(default=None, description="Its name; null for the default one.")
    bucket: str | None = strawberry.field(default=None, description="The bucket that it is.")


@strawberry.input(description="Takes out of service what a source brought and no longer has.")
class PruneInput:
    source: str = strawberry.field(description="The source that earlier deployments named.")
    keep: list[RunnableRefInput] = strawberry.field(description="All that it still has.")


@strawberry.input(description="A stretch of a text, as Span describes it.")
class SpanInput:
    start_line: int = strawberry.field(description="The line of its first character.")
    start_column: int = strawberry.field(description="The column of its first character.")
    end_line: int = strawberry.field(description="The line of its end.")
    end_column: int = strawberry.field(description="The column behind its last character.")
    start_byte: int = strawberry.field(description="The offset of its first byte.")
    end_byte: int = strawberry.field(description="The offset behind its last byte.")


@strawberry.input(description="What a source could not read, so that it is not among what is deployed.")
class DiagnosticInput:
    severity: Severity = strawberry.field(description="How much of the text it concerns.")
    code: str = strawberry.field(description="What it is, as the documentation lists it.")
    message: str = strawberry.field(description="The same in words.")
    path: str = strawberry.field(description="The file that it stands in.")
    pointer: str | None = strawberry.field(default=None, description="Where in a value it stands (RFC 6901).")
    span: SpanInput | None = strawberry.field(default=None, description="Where in a text it stands.")


@strawberry.input(description="What changes. storages: all S3 storages of the workspace, null where unknown.")
class DeployInput:
    workspace: str = strawberry.field(description="The workspace's name; the first deployment creates it.")
    scripts: list[ScriptInput] | None = strawberry.field(default=None, description="Scripts to store.")
    flows: list[FlowInput] | None = strawberry.field(default=None, description="Flows to store.")
    apps: list[AppInput] | None = strawberry.field(default=None, description="Apps to store.")
    schedules: list[ScheduleInput] | None = strawberry.field(default=None, description="Schedules to store.")
    triggers: list[TriggerInput] | None = strawberry.field(default=None, description="Triggers to store.")
    resources: list[ResourceInput] | None = strawberry.field(default=None, description="Resources to tell of.")
    storages: list[StorageInput] | None = strawberry.field(default=None, description="All S3 storages.")
    archive: list[RunnableRefInput] | None = strawberry.field(
        default=None, description="Runnables to take out of service."
    )
    source: str | None = strawberry.field(
        default=None, description="Names where this comes from; RunnableFilter.origin finds it again."
    )
    prune: PruneInput | None = strawberry.field(
        default=None, description="Takes out of service what a source no longer has."
    )
    diagnostics: list[DiagnosticInput] | None = strawberry.field(
        default=None,
        description="All that the source could not read: they replace those that it told before. null tells nothing.",
    )


@strawberry.input(description="Runnables to take out of service.")
class ArchiveInput:
    workspace: str = strawberry.field(description="The workspace's name.")
    runnables: list[RunnableRefInput] = strawberry.field(description="Which runnables.")


@strawberry.input(description="What somebody knows of a usage.")
class SetAccessInput:
    usage_id: strawberry.ID = strawberry.field(description="The usage: live, and the runnable's own.")
    access: Access = strawberry.field(description="What holds from now on.")
    note: str | None = strawberry.field(default=None, description="Why.")


@strawberry.input(description="A decision to take back.")
class ClearAccessInput:
    usage_id: strawberry.ID = strawberry.field(description="The usage: live, and the runnable's own.")


@strawberry.input(description="A script that is not stored.")
class AnalyzeScriptInput:
    language: Language = strawberry.field(description="What it is written in.")
    content: str = strawberry.field(description="Its text.")
    schema: JSON | None = strawberry.field(default=None, description="The JSON Schema of its arguments.")
    workspace: str | None = strawberry.field(
        default=None, description="The workspace against which references are resolved."
    )
    path: str | None = strawberry.field(default=None, description="Where it would be: relative imports begin there.")


@strawberry.input(description="A flow that is not stored.")
class AnalyzeFlowInput:
    value: JSON = strawberry.field(description="Its modules, with the texts of its inline scripts.")
    schema: JSON | None = strawberry.field(default=None, description="The JSON Schema of its arguments.")
    workspace: str | None = strawberry.field(
        default=None, description="The workspace against which references are resolved."
    )
    path: str | None = strawberry.field(default=None, description="Where it would be: relative imports begin there.")
    args: JSON | None = strawberry.field(default=None, description="The arguments of a run.")
