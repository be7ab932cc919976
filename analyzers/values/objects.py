"""Objects and resources that arguments name."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.asset import SPELLINGS, Asset, AssetKind, InvalidURI, parse, s3
from analyzers.facts import Access, Code
from analyzers.functions import Role
from analyzers.hole import as_path, is_only_holes
from analyzers.storages import in_bucket
from analyzers.values.frame import Operand
from analyzers.values.makers import component, makers
from analyzers.values.places import Place, place_of, tell_defaults
from analyzers.values.texts import as_text
from analyzers.values.value import Bound, Constant, Entries, Instance, Items, Text, Unknown, Value, is_none, meet

Named = tuple[Asset, Place]
"""An asset and where it is named."""

_SCHEMES = tuple(SPELLINGS)


def objects(operand: Operand) -> Iterator[Named]:
    """The S3 objects of the workspace that an argument can be: URIs, bare paths, mappings with ``s3``."""
    for value in operand.values:
        yield from _object(operand, value)


def listed(operand: Operand) -> Iterator[Named]:
    """The objects of a list."""
    for value in operand.values:
        if isinstance(value, Items):
            for item in value.items:
                yield from objects(Operand(operand.source, operand.node, operand.frame, item))
        elif not isinstance(value, Constant):
            unknown(operand, value)


def resources(operand: Operand) -> Iterator[Named]:
    """The resources that an argument can be, by URI or bare path."""
    for value in operand.values:
        if isinstance(value, Text) and not is_only_holes(value.text):
            if not value.text:
                continue
            path = as_path(value.text)
            is_uri = path.startswith(_SCHEMES)
            if is_uri and not path.startswith(("res://", "$res:")):
                _invalid(operand, value, f"'{path[:200]}' is no resource")
                continue
            yield from _parsed(operand, value, path if is_uri else f"res://{path}")
        elif not isinstance(value, Constant):
            unknown(operand, value)


def locations(operand: Operand) -> Iterator[Named]:
    """What other libraries take as a location: a URI, a list of URIs, or a file under a volume's mount."""
    for value in operand.values:
        if isinstance(value, Items):
            for item in value.items:
                yield from locations(Operand(operand.source, operand.node, operand.frame, item))
        elif isinstance(value, Instance):
            first = value.given.get(0, None)
            if first is not None:
                yield from locations(Operand(operand.source, operand.node, operand.frame, first.values))
            yield from pairs(value)
        elif isinstance(value, Text):
            yield from _location(operand, value)


def bucket_paths(operand: Operand) -> Iterator[Named]:
    """Objects that are named by bucket and key, in one text or as a mapping."""
    for value in operand.values:
        if isinstance(value, Items):
            for item in value.items:
                yield from bucket_paths(Operand(operand.source, operand.node, operand.frame, item))
        elif isinstance(value, Entries):
            bucket, key = operand.part(("Bucket",)), operand.part(("Key",))
            if bucket and key:
                yield from keyed(bucket, key)
        elif isinstance(value, Text):
            path = as_path(value.text).removeprefix("s3://").removeprefix("/")
            bucket_name, slash, name = path.partition("/")
            if bucket_name and slash and name:
                yield _bucketed(operand, value, s3(name, bucket_name))


def pairs(made: Instance) -> Iterator[Named]:
    """The objects that buckets and keys name together, of a call and of those that made its receiver; the bucket that
    none of them names is one that only the run knows."""
    buckets, keys = component(made, Role.BUCKET), component(made, Role.KEY)
    if buckets is None and any(Role.BUCKET in maker.row.roles for maker in makers(made)):
        buckets = Operand(made.given.source, made.given.node, None, (Unknown("bucket"),))
    if buckets is not None and keys is not None:
        yield from keyed(buckets, keys)


def keyed(bucket: Operand, key: Operand) -> Iterator[Named]:
    """The objects that a bucket and a key name together; a part that is not known is a placeholder."""
    for container in bucket.values:
        for value in key.values:
            if is_none(container) or is_none(value) or Text("") in (container, value):
                continue
            if isinstance(value, Text) and value.text.startswith("s3://"):  # it names the bucket itself
                continue
            if not meet(container, value):
                continue
            name = as_path(as_text(container, _written(bucket)).text)
            text = as_text(value, _written(key))
            yield _bucketed(key, text, s3(as_path(text.text), name), container)


def unknown(operand: Operand, value: Value) -> None:
    """Says that an asset is used here whose name is only known when the code runs."""
    found, start, end = place_of(operand)
    name = value.name if isinstance(value, Unknown) else _written(operand)
    found.report(
        Code.UNKNOWN_VALUE, f"which asset '{name[:80]}' stands for is only known when the code runs", start, end
    )


def _object(operand: Operand, value: Value) -> Iterator[Named]:
    match value:
        case Entries(entries, complete):
            keys = entries.get("s3", ())
            storages = entries.get("storage", (Constant(None, turns=value.turns) if complete else Unknown("storage"),))
            for key in keys:
                for storage in map(_present, storages):
                    if not meet(key, storage):
                        continue
                    yield from _keyed_object(operand, key, storage)
            if not keys and not value.complete:
                unknown(operand, value)
        case Text(text) if text.startswith("s3://") and not is_only_holes(text.removeprefix("s3://")):
            yield from _parsed(operand, value, as_path(text))
        case Text(text) if text.startswith(_SCHEMES):
            _invalid(operand, value, f"'{as_path(text)[:200]}' is no S3 object")
        case Text(text) if text and not is_only_holes(text):
            yield from _bare(operand, value)
        case Constant() | Text(""):
            return
        case _:
            unknown(operand, value)


def _present(value: Value) -> Value:
    """A value that may be the member of a mapping: None where that has no such member."""
    match value:
        case Bound(Entries(entries, True) as mapping, name) if name not in entries:
            return Constant(None, turns=mapping.turns)
    return value


def _keyed_object(operand: Operand, key: Value, storage: Value) -> Iterator[Named]:
    if isinstance(key, Constant):
        return
    text = as_text(key, "_")
    if not text.text:
        return
    if text.text.startswith("s3://"):
        yield from _parsed(operand, text, as_path(text.text))
        return
    name = None if is_none(storage) else as_path(as_text(storage, "_").text)
    yield _at(operand, text, s3(as_path(text.text), name), storage)


def _bare(operand: Operand, text: Text) -> Iterator[Named]:
    path = as_path(text.text)
    uri = f"s3://{path}" if "/" in path.strip("/") and not path.startswith("/") else f"s3:///{path.lstrip('/')}"
    try:
        asset = parse(uri)
    except InvalidURI as error:
        _invalid(operand, text, str(error))
        return
    found, start, end = place_of(operand, text)
    found.report(Code.BARE_PATH, f"newer clients expect the URI: '{uri}'", start, end)
    yield _at(operand, text, asset)


def _parsed(operand: Operand, text: Text, uri: str) -> Iterator[Named]:
    try:
        yield _at(operand, text, parse(uri))
    except InvalidURI as error:
        _invalid(operand, text, str(error))


def _invalid(operand: Operand, text: Text, message: str) -> None:
    found, start, end = place_of(operand, text)
    found.report(Code.INVALID_URI, message, start, end)


def _location(operand: Operand, text: Text) -> Iterator[Named]:
    path = as_path(text.text)
    if path.startswith(_SCHEMES):
        try:
            asset = parse(path)
        except InvalidURI:
            return
        yield _bucketed(operand, text, asset)
        return
    for mount, name in operand.source.program.context.mounts.items():
        if path == mount.rstrip("/") or path.startswith(mount.rstrip("/") + "/"):
            yield _at(operand, text, Asset(AssetKind.VOLUME, name))


def _bucketed(operand: Operand, text: Text, asset: Asset, *parts: Value) -> Named:
    return _at(operand, text, in_bucket(operand.source.program.context.storages, asset), *parts)


def _at(operand: Operand, text: Text, asset: Asset, *parts: Value) -> Named:
    """An asset where its text stands; ``parts`` have made its name too."""
    tell_defaults(operand, text, *parts)
    return asset, place_of(operand, text)


def _written(operand: Operand) -> str:
    node = operand.node
    return operand.source.tree.text.slice(node.start_byte, min(node.end_byte, node.start_byte + 200))


def accessed(mode: str) -> Access:
    """What opening in a mode does."""
    return (Access.READ if "r" in mode or "+" in mode else Access.UNKNOWN) | (
        Access.WRITE if set("wax+") & set(mode) else Access.UNKNOWN
    )
