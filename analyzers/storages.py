"""Which storage of the workspace an S3 object lies in.

The first segment of ``s3://NAME/key`` is the name of a storage to the workspace itself: its client library, its DuckDB
scripts, arguments, header lines. It is a bucket to every other library, database and shell.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.asset import Asset, AssetKind, s3
from analyzers.context import Storage


def in_bucket(storages: Sequence[Storage] | None, asset: Asset) -> Asset:
    """An object whose first segment is a bucket, as the workspace names it; where no storage is known to have the
    bucket it stays what it is, which is also how a storage is named."""
    if asset.kind is not AssetKind.S3_OBJECT:
        return asset
    bucket, _, key = asset.path.partition("/")
    return next((s3(key, storage.name) for storage in storages or () if storage.bucket == bucket), asset)


def placed(storages: Sequence[Storage] | None, asset: Asset) -> Asset:
    """An object that is named without telling to whom, as the workspace names it: what is the name of a storage is
    taken for it."""
    return asset if foreign(storages, asset) is None else in_bucket(storages, asset)


def foreign(storages: Sequence[Storage] | None, asset: Asset) -> str | None:
    """The first segment of an S3 object where the workspace is known to have no storage of this name."""
    if storages is None or asset.kind is not AssetKind.S3_OBJECT:
        return None
    name = asset.path.partition("/")[0]
    return name if name and all(storage.name != name for storage in storages) else None


def no_storage(storages: Sequence[Storage] | None, asset: Asset) -> str | None:
    """What to tell the author of an S3 URI to the workspace whose storage it is known not to have."""
    name = foreign(storages, asset)
    if name is None or "{" in name:
        return None
    meant = in_bucket(storages, asset)
    uri = f"s3:///{asset.path}" if meant == asset else meant.uri
    return f"the workspace has no storage named '{name}'; did you mean '{uri}'?"


def no_bucket(storages: Sequence[Storage] | None, asset: Asset) -> str | None:
    """What to tell the author of an object in a bucket, placed already, that lies in no known storage."""
    bucket = asset.path.partition("/")[0] if asset.kind is AssetKind.S3_OBJECT else ""
    if "{" in bucket:
        return f"which bucket '{bucket}' stands for is only known when the code runs"
    if foreign(storages, asset) is None:
        return None
    return f"no storage of the workspace is known to have the bucket '{bucket}'"
