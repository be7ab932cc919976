"""Search by substrings: every word must be there, in any case."""

from __future__ import annotations

from api.texts import check_text

SEARCH = 1_000
"""Characters of a search: each of its words is looked for in every text."""


def words_of(search: str | None) -> list[str]:
    """The words of a search as the graph's lower-case texts have them, the longest first: it finds, the others sift.

    Raises BadInput for a search that is too long."""
    check_text(search, "filter.search", SEARCH)
    return sorted(dict.fromkeys((search or "").lower().split()), key=len, reverse=True)
