"""Reads apps: one document with inline texts, or a raw app with front-end sources and back-end runnables."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from analyzers.app import FRONT_END
from analyzers.facts import Code
from workspace.folder import Unreadable
from workspace.inline import with_inline
from workspace.languages import language_of
from workspace.model import App
from workspace.source import Source, mapping_of, text_of

_BACKEND = "backend"


def read_app(source: Source) -> App | None:
    """Raises Unreadable."""
    document = source.mapping(source.entry.file)
    summary = text_of(document.get("summary"))
    if source.entry.file.path.stem == "raw_app":
        return App(source.entry.path, _raw(document, source), summary)
    value = mapping_of(document.get("value"))
    if value is None:
        source.report(Code.INVALID_DOCUMENT, "the app has no 'value'")
        return None
    return App(source.entry.path, with_inline(value, source), summary)


def _raw(document: Mapping[str, Any], source: Source) -> Mapping[str, Any]:
    """Combines a raw app into one value: ``runnables`` by name, and front-end ``files`` by path."""
    folder = source.entry.file.path.parent
    declared = mapping_of(document.get("runnables")) or mapping_of(
        (mapping_of(document.get("value")) or {}).get("runnables")
    )
    runnables: dict[str, Any] = dict(with_inline(dict(declared or {}), source))
    files: dict[str, str] = {}
    for path in sorted(source.files):
        place = path.relative_to(folder)
        if place.parts[0] == _BACKEND and len(place.parts) > 1:
            _backend(path, place, runnables, source)
        elif path.suffix in FRONT_END and not path.name.endswith(".d.ts"):
            files[f"/{place}"] = _text(path, source)
    return {"runnables": runnables, "files": files}


def _backend(path: PurePosixPath, place: PurePosixPath, runnables: dict[str, Any], source: Source) -> None:
    """Adds a file of ``backend/``: ``name.yaml`` describes the runnable ``name``, ``name.py`` is its code."""
    name = place.name.partition(".")[0]
    runnable = runnables.setdefault(name, {})
    if not isinstance(runnable, dict):
        return
    if path.suffix in (".yaml", ".yml", ".json"):
        try:
            runnables[name] = {**source.mapping(source.files[path]), **runnable}
        except Unreadable as fault:
            source.diagnostics.append(fault.diagnostic)
    elif language := language_of(path.name):
        known = runnable.get("inlineScript")
        words = known if isinstance(known, dict) else {}
        runnable["inlineScript"] = {"language": language.value.lower(), **words, "content": _text(path, source)}


def _text(path: PurePosixPath, source: Source) -> str:
    try:
        return source.text(source.files[path])
    except Unreadable as fault:
        source.diagnostics.append(fault.diagnostic)
        return ""
