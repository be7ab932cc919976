"""Bounds of reading a workspace folder, so that no file can hold the reader or its memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes of one file, counts of one folder or document."""

    file_bytes: Annotated[int, "what one analysis takes; a larger source is no person's work"] = 5_000_000
    manifest_bytes: Annotated[int, "the manifest of a dbt project with thousands of models has tens of megabytes"] = (
        200_000_000
    )
    files: Annotated[int, "a workspace of 5,000 scripts has some 20,000"] = 200_000
    item_files: Annotated[int, "files of one flow, app or script folder"] = 2_000
    document_nodes: Annotated[int, "values of one document with its aliases written out; an app has some thousand"] = (
        500_000
    )
    document_depth: Annotated[int, "a person's document nests a tenth of this"] = 200
