"""Small items whose assets are declared in header lines, so that these tests rest on no analyzer's depth."""

from __future__ import annotations

from typing import Any

from analyzers.language import Language
from ingest import FlowInput, ScriptInput


def script(path: str, **uses: str) -> ScriptInput:
    """A script that reads, writes or readwrites the URIs given, separated by spaces."""
    lines = [f"# asset: {access} {uri}" for access, uris in uses.items() for uri in uris.split()]
    return ScriptInput(path, Language.PYTHON, "\n".join(lines))


def step(name: str, **uses: str) -> dict[str, Any]:
    """An inline step of a flow."""
    content = script("", **uses).content
    return {"id": name, "value": {"type": "rawscript", "language": "python3", "content": content}}


def run_step(name: str, path: str, kind: str = "script") -> dict[str, Any]:
    """A step that runs a deployed script or flow."""
    return {"id": name, "value": {"type": kind, "path": path, "input_transforms": {}}}


def flow(path: str, *modules: dict[str, Any]) -> FlowInput:
    return FlowInput(path, {"modules": list(modules)})
