"""Analyses of code that is not stored, for editors."""

from __future__ import annotations

from collections.abc import Iterable

import strawberry

from analyzers import facts
from api.operation import Info
from api.reading import rows
from api.schema.asset import Asset
from api.schema.enums import Access, AssetKind
from api.schema.field import field
from api.schema.flow_graph import FlowGraph
from api.schema.place import ColumnAccess, Diagnostic, Occurrence, Span
from api.schema.scalars import AssetURI
from ingest.usages import access_name, asset_key


@strawberry.type(description="An asset that the code uses. asset is what the workspace already knows of it.")
class DetectedAsset:
    stored: strawberry.Private[str | None]
    uri: AssetURI = strawberry.field(description="Its canonical URI.")
    kind: AssetKind = strawberry.field(description="What it is.")
    path: str = strawberry.field(description="The URI without its scheme.")
    is_pattern: bool = strawberry.field(description="True where it stands for many.")
    access: Access = strawberry.field(description="What the code does to it.")
    columns: list[ColumnAccess] = strawberry.field(description="The columns that it touches.")
    occurrences: list[Occurrence] = strawberry.field(description="Where it stands.")

    @classmethod
    def of(cls, found: facts.DetectedAsset, workspace: str | None, path: str) -> DetectedAsset:
        """An asset of an analysis; ``path`` is that of the code."""
        return cls(
            stored=asset_key(workspace, found.asset) if workspace else None,
            uri=AssetURI(found.asset.uri),
            kind=found.asset.kind,
            path=found.asset.path,
            is_pattern=found.asset.is_pattern,
            access=Access(access_name(found.access)),
            columns=[
                ColumnAccess(name=name, access=Access(access_name(access)))
                for name, access in sorted(found.columns.items())
            ],
            occurrences=[
                Occurrence(
                    path=place.path or path,
                    pointer=place.pointer,
                    span=Span.of(place.span),
                    text=place.text,
                    rule=place.rule,
                    access=Access(access_name(place.access)),
                )
                for place in found.occurrences
            ],
        )

    @field("What the workspace knows of it.")
    async def asset(self, info: Info) -> Asset | None:
        row = await rows.asset(info.context, self.stored) if self.stored else None
        return Asset.of(row) if row else None


@strawberry.type(description="What a script's text says.")
class Analysis:
    assets: list[DetectedAsset] = strawberry.field(description="The assets that it uses, by kind and path.")
    diagnostics: list[Diagnostic] = strawberry.field(description="What was not understood.")


@strawberry.type(description="What a flow says.")
class FlowAnalysis:
    graph: FlowGraph = strawberry.field(description="Its picture.")
    assets: list[DetectedAsset] = strawberry.field(description="The assets that its steps use by themselves.")
    diagnostics: list[Diagnostic] = strawberry.field(description="What was not understood.")


def detected(assets: Iterable[facts.DetectedAsset], workspace: str | None, path: str) -> list[DetectedAsset]:
    """The assets of an analysis."""
    return [DetectedAsset.of(item, workspace, path) for item in assets]
