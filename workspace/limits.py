"""The limits of reading a workspace folder, so that no file can exhaust time or memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes of one file, counts of one folder or document."""

    file_bytes: Annotated[int, "largest file that is read, in bytes; matches analysis.text_bytes"] = 5_000_000
    manifest_bytes: Annotated[int, "largest dbt manifest, in bytes; thousands of models make tens of megabytes"] = (
        200_000_000
    )
    files: Annotated[int, "most files in a workspace folder; 5,000 scripts come with about 20,000"] = 200_000
    item_files: Annotated[int, "most files that belong to one flow, app or script"] = 2_000
    document_nodes: Annotated[
        int, "most values in one YAML or JSON document, its aliases expanded; an app has a few thousand"
    ] = 500_000
    document_depth: Annotated[int, "deepest nesting of one YAML or JSON document"] = 200
