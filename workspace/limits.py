"""Bounds of reading a workspace folder, so that no file can hold the reader or its memory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes of one file, counts of one folder or document."""

    file_bytes: int = 5_000_000  # what one analysis takes; a larger source is no person's work
    manifest_bytes: int = 200_000_000  # the manifest of a dbt project with thousands of models has tens of megabytes
    files: int = 200_000  # a workspace of 5,000 scripts has some 20,000
    item_files: int = 2_000  # files of one flow, app or script folder
    document_nodes: int = 500_000  # values of one document with its aliases written out; an app has some thousand
    document_depth: int = 200  # a person's document nests a tenth of this
