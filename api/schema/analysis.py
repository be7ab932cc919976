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


@strawberry.type(description="An asset that the code uses.")
class DetectedAsset:
    stored: strawberry.Private[str | None]
    uri: AssetURI = strawberry.field(description="Its canonical URI.")
    kind: AssetKind = strawberry.field(description="Its kind.")
    path: str = strawberry.field(description="The URI without its scheme.")
    is_pattern: bool = strawberry.field(description="True if it is a pattern.")
    access: Access = strawberry.field(description="How the code uses it.")
    columns: list[ColumnAccess] = strawberry.field(description="The columns that it reads or writes.")
    occurrences: list[Occurrence] = strawberry.field(description="The places in the code.")

    @classmethod
    def of(cls, found: facts.DetectedAsset, workspace: str | None, path: str) -> DetectedAsset:
        """Converts an asset of an analysis; ``path`` is that of the code."""
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

    @field("The asset as the workspace knows it.")
    async def asset(self, info: Info) -> Asset | None:
        row = await rows.asset(info.context, self.stored) if self.stored else None
        return Asset.of(row) if row else None


@strawberry.type(description="The analysis of a script.")
class Analysis:
    assets: list[DetectedAsset] = strawberry.field(description="The assets that it uses, ordered by kind and path.")
    diagnostics: list[Diagnostic] = strawberry.field(description="What was not understood.")


@strawberry.type(description="The analysis of a flow.")
class FlowAnalysis:
    graph: FlowGraph = strawberry.field(description="The flow as a graph.")
    assets: list[DetectedAsset] = strawberry.field(description="The assets that its steps use directly.")
    diagnostics: list[Diagnostic] = strawberry.field(description="What was not understood.")


def detected(assets: Iterable[facts.DetectedAsset], workspace: str | None, path: str) -> list[DetectedAsset]:
    """Converts the assets of an analysis."""
    return [DetectedAsset.of(item, workspace, path) for item in assets]
