"""Where in the files of a folder something stands: an analysis points into what it was given of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from analyzers.facts import Diagnostic, Occurrence
from workspace import Entry, ItemKind

Place = TypeVar("Place", Occurrence, Diagnostic)

_SCHEMA = "/properties/"
_HANDLERS = ("/on_failure_extra_args", "/on_recovery_extra_args", "/on_success_extra_args")
"""What a schedule gives beside its arguments: the document has it under the same name."""


def in_file(entry: Entry, place: Place) -> Place:
    """The place with a pointer into the document of the entry. A raw app is put together from many files and a trigger
    from its whole document: there a pointer stays one into the item."""
    pointer = place.pointer
    if pointer is None or entry.file.path.stem == "raw_app":
        return place
    if pointer.startswith(_SCHEMA) and entry.kind in (ItemKind.SCRIPT, ItemKind.FLOW):
        return replace(place, pointer=f"/schema{pointer}")
    if entry.kind in (ItemKind.FLOW, ItemKind.APP):
        return replace(place, pointer=f"/value{pointer}")
    if entry.kind is ItemKind.SCHEDULE and not pointer.startswith(_HANDLERS):
        return replace(place, pointer=f"/args{pointer}")
    return place
