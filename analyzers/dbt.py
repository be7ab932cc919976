"""dbt projects: the relations that a project's manifest says it builds, and those that it builds them from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from analyzers.asset import InvalidURI, parse
from analyzers.context import Context
from analyzers.facts import Access, Code
from analyzers.findings import Findings
from analyzers.language import Language
from analyzers.text import Text

_BUILT = ("model", "snapshot", "seed")
_WAREHOUSE = re.compile(r"""^warehouse\s*:\s*["']?([^\s"'#]+)""", re.MULTILINE)
_DEFAULT_WAREHOUSE = "main"

_Node = Mapping[str, Any]


def analyze_dbt(text: Text, language: Language, context: Context, found: Findings) -> None:
    """Notes what the manifest in ``context.manifest`` tells: models, snapshots and seeds are written, the sources that
    they depend on are read. Ephemeral models and tests have no relation. ``text`` is the project's descriptor, which
    may name the warehouse."""
    manifest = context.manifest
    if not isinstance(manifest, Mapping):
        found.report(Code.UNRESOLVED_IMPORT, "the manifest of the project was not given, so its tables are not known")
        return
    named = _WAREHOUSE.search(text.source)
    warehouse = named[1] if named else _DEFAULT_WAREHOUSE
    nodes, sources = _mapping(manifest.get("nodes")), _mapping(manifest.get("sources"))
    default = _default_database(nodes)
    built = {name: node for name, node in nodes.items() if node.get("resource_type") in _BUILT}
    needed = {name for node in built.values() for name in _parents(node)}
    relations = [
        *((f"/nodes/{name}", node, Access.WRITE) for name, node in built.items() if not _is_ephemeral(node)),
        *((f"/sources/{name}", node, Access.READ) for name, node in sources.items() if name in needed),
    ]
    for pointer, node, access in relations:
        schema, name = node.get("schema"), node.get("alias") or node.get("identifier") or node.get("name")
        database = node.get("database")
        full = f"{database}.{schema}" if database and database != default else schema
        try:
            asset = parse(f"dbt://{warehouse}/{full or ''}/{name or ''}")
        except InvalidURI as error:
            found.report(Code.INVALID_URI, str(error), pointer=pointer)
        else:
            found.value(asset, access, pointer, f"{full}.{name}", "manifest")


def _mapping(value: object) -> dict[str, _Node]:
    if not isinstance(value, Mapping):
        return {}
    return {name: node for name, node in value.items() if isinstance(node, Mapping)}


def _parents(node: _Node) -> Iterator[str]:
    depends = node.get("depends_on")
    names = depends.get("nodes") if isinstance(depends, Mapping) else None
    return (name for name in names or () if isinstance(name, str))


def _is_ephemeral(node: _Node) -> bool:
    config = node.get("config")
    return isinstance(config, Mapping) and config.get("materialized") == "ephemeral"


def _default_database(nodes: Mapping[str, _Node]) -> str | None:
    """The database that most of the project's relations lie in: the one that a path does not write."""
    counts = Counter(node["database"] for node in nodes.values() if isinstance(node.get("database"), str))
    return counts.most_common(1)[0][0] if counts else None
