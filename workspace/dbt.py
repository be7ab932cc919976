"""Reads the manifest of a dbt project, as far as it says which relations are built from which."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from analyzers.facts import Code
from workspace.folder import Unreadable
from workspace.source import Source, mapping_of

_MANIFEST = "manifest.json"
_TARGET = "target"
_NODE = ("resource_type", "database", "schema", "alias", "name", "identifier")


def target_of(source: Source) -> PurePosixPath:
    """The folder into which dbt writes: the project's ``target-path``, by default ``target``."""
    try:
        named = source.mapping(source.entry.file).get("target-path")
    except Unreadable as fault:
        source.diagnostics.append(fault.diagnostic)
        named = None
    return PurePosixPath(named if isinstance(named, str) and named else _TARGET)


def read_manifest(source: Source, target: PurePosixPath) -> Mapping[str, Any] | None:
    """The nodes and sources of ``manifest.json`` in the target folder, reduced to their names and dependencies: code,
    configuration and credentials are not read."""
    place = target / _MANIFEST
    file = source.files.get(source.entry.file.path.parent / place)
    if file is None:
        source.report(Code.MISSING_FILE, f"the project has no {place}: run 'dbt parse' so that its tables are known")
        return None
    try:
        manifest = json.loads(source.text(file, source.folder.limits.manifest_bytes))
    except Unreadable as fault:
        source.diagnostics.append(fault.diagnostic)
        return None
    except (ValueError, RecursionError) as error:
        source.report(Code.INVALID_DOCUMENT, str(error), file.path)
        return None
    return {part: _nodes(manifest, part) for part in ("nodes", "sources")}


def _nodes(manifest: Any, part: str) -> dict[str, Any]:
    nodes = mapping_of(manifest.get(part)) if isinstance(manifest, Mapping) else None
    return {name: _node(node) for name, node in (nodes or {}).items() if isinstance(node, Mapping)}


def _node(node: Mapping[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {field: node[field] for field in _NODE if isinstance(node.get(field), str)}
    if depends := mapping_of(node.get("depends_on")):
        kept["depends_on"] = {"nodes": [name for name in depends.get("nodes", ()) if isinstance(name, str)]}
    if (materialized := (mapping_of(node.get("config")) or {}).get("materialized")) and isinstance(materialized, str):
        kept["config"] = {"materialized": materialized}
    return kept
