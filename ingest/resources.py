"""Resources that code names and the workspace lacks, as far as it told its resources: said of each as soon as it holds,
and no longer than it does."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from analyzers.asset import Asset, AssetKind, parse
from analyzers.facts import Code, DetectedAsset, Diagnostic, Span
from cypher import Transaction, key
from ingest import diagnostics
from ingest.deployment import RunnableKind, RunnableRef
from ingest.unresolved import owner
from ingest.usages import asset_key, span_of


@dataclass(frozen=True, slots=True)
class Named:
    """That the code of a runnable names a resource, and where it does so first: in which file of it, where in a text or
    in a value."""

    source: RunnableRef
    resource: str
    path: str = ""
    pointer: str | None = None
    span: Span | None = None

    @property
    def diagnostic(self) -> Diagnostic:
        """What is said of it where the resource is not there."""
        message = f"the resource '{self.resource}' that is used here is not in the workspace"
        return Code.MISSING_RESOURCE.at(
            message, span=self.span, pointer=self.pointer, path=self.path or self.source.path
        )

    @property
    def place(self) -> str:
        """The place of the diagnostic in the list of its owner, behind all that an analysis says."""
        return f"resource {self.source.path} {self.resource}"


def resource(asset: Asset) -> str | None:
    """The path of the resource that an asset is, or is a table of; None for others and where it is not known."""
    if asset.kind is not AssetKind.RESOURCE or asset.is_pattern:
        return None
    return (asset.container or asset).path


def named(source: RunnableRef, detected: DetectedAsset) -> Named | None:
    """What a runnable says of a resource, None where the asset is none."""
    if (path := resource(detected.asset)) is None:
        return None
    if not detected.occurrences:
        return Named(source, path)
    first = detected.occurrences[0]
    return Named(source, path, first.path, first.pointer, first.span)


def missing(names: Iterable[Named], told: Iterable[str]) -> list[Named]:
    """Those that name what is not among the paths ``told``. Where none begins with the users' or folders' part, nothing
    was told of that part; where there is none at all, of nothing."""
    there = frozenset(told)
    roots = {path.partition("/")[0] for path in there}
    return [one for one in names if one.resource not in there and one.resource.partition("/")[0] in roots]


async def tell(
    tx: Transaction,
    workspace: str,
    uses: Iterable[tuple[RunnableRef, DetectedAsset]],
    written: Collection[RunnableRef],
    turned: Iterable[tuple[str, bool]],
) -> list[Diagnostic]:
    """Says what is missing of what is used by those that are ``written`` now, of whom nothing is said any more, and
    answers that; and of what others use, where it turned out to be missing or not to be: ``turned`` are keys of
    assets."""
    found = [
        (asset_key(workspace, detected.asset), one) for source, detected in uses if (one := named(source, detected))
    ]
    lacking = set(await tx.each("missing_assets", sorted({asset for asset, _ in found})))
    own = {_key(workspace, one): one for asset, one in reversed(found) if asset in lacking}
    holds = dict(turned)
    users = sorted(await tx.each("users_of_resources", sorted(holds)), key=lambda row: row["uri"], reverse=True)
    others = [(one, holds[row["asset"]]) for row in users if owner((one := _stored(row)).source) not in written]
    await tx.each("drop_diagnostics", sorted({_key(workspace, one) for one, _ in others}))
    said = own | {_key(workspace, one): one for one, still in others if still}
    rows = [diagnostics.row(workspace, owner(one.source), one.place, one.diagnostic) for one in said.values()]
    await tx.each("create_diagnostics", rows)
    return [one.diagnostic for one in reversed(own.values())]


def _key(workspace: str, one: Named) -> str:
    return key(workspace, "Diagnostic", owner(one.source).key(workspace), one.place)


def _stored(row: Mapping[str, Any]) -> Named:
    source = RunnableRef(RunnableKind(row["kind"]), row["path"])
    place: Mapping[str, Any] = next(iter(orjson.loads(row["occurrences"])), {})
    return Named(
        source,
        resource(parse(row["uri"])) or "",
        place.get("path", ""),
        place.get("pointer"),
        span_of(place.get("span")),
    )
