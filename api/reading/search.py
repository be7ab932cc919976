"""Search by substrings: every word must be there, in any case."""

from __future__ import annotations


def words_of(search: str | None) -> list[str]:
    """The words of a search as the graph's lower-case texts have them, the longest first: it finds, the others sift."""
    return sorted((search or "").lower().split(), key=len, reverse=True)
