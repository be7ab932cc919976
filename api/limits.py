"""The limits of one request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a request to the API. Sizes are in bytes, times in seconds."""

    page: Annotated[int, "largest page: the most rows that `first` can ask for"] = 200
    page_default: Annotated[int, "rows of a page when `first` is not given"] = 50
    walk: Annotated[
        int, "rows that a filtered page reads before it ends early and leaves the rest to the next page"
    ] = 2_000
    body: Annotated[int, "largest request body, in bytes; `headrace push` sends much smaller batches"] = 32_000_000
    characters: Annotated[int, "longest GraphQL document, in characters"] = 100_000
    tokens: Annotated[int, "most tokens (names, punctuation, values) in a GraphQL document"] = 5_000
    depth: Annotated[int, "deepest nesting of selections; the deepest query in the documentation has 9 levels"] = 15
    aliases: Annotated[int, "most aliases in a document; each repeats the cost of its field"] = 30
    root_fields: Annotated[int, "most top-level fields of an operation"] = 20
    directives: Annotated[int, "most directives in a document"] = 50
    comparisons: Annotated[
        int, "most comparisons of repeated fields and fragments with each other; the server does nothing else meanwhile"
    ] = 20_000
    cost: Annotated[int, "most rows that an operation could return: the sizes of nested lists are multiplied"] = 250_000
    descendants: Annotated[int, "most jobs in a job tree whose accesses are listed together; each one is looked up"] = (
        20_000
    )
    seconds: Annotated[float, "seconds that one operation may take; deployments may take longer"] = 30.0
    documents: Annotated[int, "number of parsed documents kept in the cache"] = 1_000
    documents_characters: Annotated[
        int, "total length of the documents in that cache; in memory they take about thirty times as much"
    ] = 5_000_000
    items: Annotated[int, "most elements of a list argument (ids, URIs, roots)"] = 200

    @property
    def usual(self) -> int:
        """The size of a page when ``first`` is not given."""
        return min(self.page_default, self.page)
