"""The S3 storages of a workspace, from its ``settings.yaml`` and the resources that it names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from analyzers.context import Storage
from analyzers.facts import Code, Diagnostic
from workspace.document import InvalidDocument, load_json, load_yaml
from workspace.folder import Folder, Unreadable
from workspace.source import mapping_of, text_of

FILE = PurePosixPath("settings.yaml")

_BUCKETS = ("bucket", "containerName", "container_name")
_ENDINGS = (".resource.yaml", ".resource.yml", ".resource.json")


def read_storages(folder: Folder, diagnostics: list[Diagnostic]) -> tuple[Storage, ...] | None:
    """The default storage and the named ones, None where the settings do not tell."""
    large = mapping_of((_document(folder, FILE, diagnostics) or {}).get("large_file_storage"))
    if large is None:
        return None
    named = mapping_of(large.get("secondary_storage")) or {}
    return (
        Storage(None, _bucket(folder, large, diagnostics)),
        *(Storage(name, _bucket(folder, value, diagnostics)) for name, value in sorted(named.items())),
    )


def _bucket(folder: Folder, storage: Any, diagnostics: list[Diagnostic]) -> str | None:
    """The bucket of the resource that a storage lies in: the one part of a resource's value that is read."""
    fields = mapping_of(storage) or {}
    path = next((text_of(value) for name, value in fields.items() if name.endswith("_resource_path")), None)
    if path is None:
        return None
    path = path.removeprefix("$res:").removeprefix("res://")
    if ".." in PurePosixPath(path).parts or path.startswith("/"):
        return None
    for ending in _ENDINGS:
        value = mapping_of((_document(folder, PurePosixPath(path + ending), diagnostics) or {}).get("value")) or {}
        if bucket := next((text_of(value.get(name)) for name in _BUCKETS if text_of(value.get(name))), None):
            return bucket
    return None


def _document(folder: Folder, path: PurePosixPath, diagnostics: list[Diagnostic]) -> Mapping[str, Any] | None:
    file = folder.file(path)
    if file is None:
        return None
    load = load_json if path.suffix == ".json" else load_yaml
    try:
        return mapping_of(load(folder.text(file, diagnostics), folder.limits).value)
    except Unreadable as fault:
        diagnostics.append(fault.diagnostic)
    except InvalidDocument as error:
        diagnostics.append(Code.INVALID_DOCUMENT.at(str(error), path=str(path)))
    return None
