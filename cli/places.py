"""Converts places in an item, as analyses report them, into places in the files of the folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from analyzers.facts import Diagnostic, Occurrence
from workspace import Entry, ItemKind

Place = TypeVar("Place", Occurrence, Diagnostic)

_SCHEMA = "/properties/"
_HANDLERS = ("/on_failure_extra_args", "/on_recovery_extra_args", "/on_success_extra_args")
"""The arguments of a schedule's handlers, which its document has at the top level."""


def in_file(entry: Entry, place: Place) -> Place:
    """The place with a pointer into the entry's document. Pointers into raw apps, which consist of many files, and into
    triggers are not changed."""
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
