"""Substring search: a match contains every word, ignoring case."""

from __future__ import annotations

from api.texts import check_text

SEARCH = 1_000
"""Longest search, in characters: each word is looked up in every text."""


def words_of(search: str | None) -> list[str]:
    """The words of a search in lower case, longest first: the index finds that one, the others filter.

    Raises BadInput if the search is too long."""
    check_text(search, "filter.search", SEARCH)
    return sorted(dict.fromkeys((search or "").lower().split()), key=len, reverse=True)
