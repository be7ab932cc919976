"""The bounds of one request, with their reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a request to the API. Sizes are bytes, times seconds."""

    page: Annotated[int, "rows of one page; more are asked for page by page"] = 200
    page_default: Annotated[int, "rows of a page where `first` is null"] = 50
    walk: Annotated[int, "rows that a filtered page reads before it says 'continue from here'"] = 2_000
    body: Annotated[int, "a deployment is sent in batches far below this"] = 32_000_000
    characters: Annotated[int, "of a document: generated clients stay under a tenth"] = 100_000
    tokens: Annotated[int, "of a document"] = 5_000
    depth: Annotated[int, "of selections: the deepest question of the documentation has 9"] = 15
    aliases: Annotated[int, "of a document: the same field again and again is a multiplication"] = 30
    root_fields: Annotated[int, "of an operation"] = 20
    directives: Annotated[int, "of a document"] = 50
    cost: Annotated[int, "rows that an operation may come to: lists in lists multiply"] = 250_000
    descendants: Annotated[int, "jobs of a tree whose accesses are one list: each is looked up"] = 20_000
    seconds: Annotated[float, "of one operation; a deployment has its own"] = 30.0
    documents: Annotated[int, "parsed documents kept"] = 1_000
    documents_characters: Annotated[int, "of all of them: parsed, a text takes thirty times its room"] = 5_000_000
    items: Annotated[int, "of a list argument: ids, URIs, roots"] = 200
