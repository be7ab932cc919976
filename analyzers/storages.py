"""Which storage of the workspace an S3 object lies in."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.asset import Asset, AssetKind, s3
from analyzers.context import Context, Storage


def of_bucket(storages: Sequence[Storage] | None, bucket: str, key: str) -> Asset | None:
    """The object as the workspace names it, None where no storage is known to have this bucket."""
    for storage in storages or ():
        if storage.bucket == bucket:
            return s3(key, storage.name)
    return None


def placed(storages: Sequence[Storage] | None, asset: Asset) -> Asset:
    """An asset that a job touched, as the workspace names it. Clients of S3 tell the bucket where those of the
    workspace tell the storage; what is the name of a storage is taken for it."""
    if asset.kind is not AssetKind.S3_OBJECT or storages is None:
        return asset
    first, _, key = asset.path.partition("/")
    if any(storage.name == first for storage in storages):
        return asset
    return of_bucket(storages, first, key) or asset


def misplaced(context: Context, asset: Asset) -> str | None:
    """What to tell the author of an S3 URI whose storage the workspace is known not to have."""
    if context.storages is None or asset.kind is not AssetKind.S3_OBJECT:
        return None
    name = asset.path.partition("/")[0]
    if not name or "{" in name or any(storage.name == name for storage in context.storages):
        return None
    return f"the workspace has no storage named '{name}'; did you mean 's3:///{asset.path}'?"
