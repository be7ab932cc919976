"""Puts the texts that a flow or app keeps in separate files back into its value."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from analyzers.facts import Code
from workspace.document import INLINE
from workspace.folder import Unreadable
from workspace.languages import language_of
from workspace.source import Source


def with_inline(value: Any, source: Source) -> Any:
    """A copy of a value in which each ``content: '!inline file'`` is replaced by the text of that file, without locks.

    If a file cannot be read, the text is empty and there is a diagnostic."""
    root = [value]
    copied: list[Any] = [None]
    waiting: list[tuple[Any, Any, Any]] = [(root, copied, "")]
    while waiting:
        old, new, pointer = waiting.pop()
        for key, child in _children(old):
            if isinstance(child, dict):
                new[key] = {}
            elif isinstance(child, list):
                new[key] = [None] * len(child)
            else:
                new[key] = child
                if key == "content" and isinstance(child, str) and f"{child} ".startswith(f"{INLINE} "):
                    reference = child.removeprefix(INLINE).strip()
                    new[key] = _text(reference, source, f"{pointer}/{key}")
                    if not old.get("language") and (language := language_of(reference)):
                        new["language"] = language.value.lower()
                continue
            waiting.append((child, new[key], pointer if old is root else f"{pointer}/{_escaped(key)}"))
    return copied[0]


def _children(value: Any) -> Iterator[tuple[Any, Any]]:
    """The members of a mapping or list, except the lock of a script, which only pins libraries."""
    if isinstance(value, list):
        yield from enumerate(value)
    else:
        yield from ((key, child) for key, child in value.items() if not (key == "lock" and "content" in value))


def _text(reference: str, source: Source, pointer: str) -> str:
    folder = source.entry.file.path.parent
    path = PurePosixPath(reference.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or PureWindowsPath(reference).drive:
        source.report(Code.OUTSIDE_FOLDER, f"{reference!r} leads out of the folder; it was not read", pointer=pointer)
        return ""
    file = source.files.get(folder / path)
    if file is None:
        source.report(Code.MISSING_FILE, f"the inline file {reference!r} is not in the folder", pointer=pointer)
        return ""
    try:
        return source.text(file)
    except Unreadable as fault:
        source.diagnostics.append(fault.diagnostic)
        return ""


def _escaped(key: Any) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")
