"""What patterns stand for: whether two assets, either of which may be a pattern, can be one.

A placeholder is one segment or a part of one, never empty. In S3 keys ``*`` and ``?`` stay within a segment, ``[...]``
is one character, ``**`` is any text, and ``**/`` may be nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from analyzers.asset import Asset, AssetKind

_GLOB = re.compile(r"\{[^{}/]*\}|\*\*/?|\*|\?|\[[^\]\[\s/]+\]")
_PLACEHOLDER = re.compile(r"\{[^{}/]*\}")


@dataclass(frozen=True, slots=True)
class _Token:
    """One step through a text: a character, or where it is None any one that is not among ``stops``. ``loops``: as
    many as there are; ``skips``: how far one may go on from here without a character. A gate has an empty character,
    which no text has."""

    character: str | None = None
    stops: str = ""
    loops: bool = False
    skips: tuple[int, ...] = ()


def prefix(asset: Asset) -> str:
    """The whole segments of the URI before its first wildcard: what every asset that it matches begins with."""
    found = _wildcards(asset.kind).search(asset.path)
    if found is None:
        return asset.uri
    start = len(asset.uri) - len(asset.path) + found.start()
    return asset.uri[: asset.uri.rindex("/", 0, start) + 1]


def prefixes(asset: Asset) -> list[str]:
    """Every ``prefix`` that a pattern which overlaps this asset can have, where it is no longer than this one's."""
    whole = prefix(asset)
    start = whole.index("://") + 3
    return [whole[: match.end()] for match in re.finditer("/", whole) if match.end() >= start]


def is_wide(asset: Asset) -> bool:
    """Whether the pattern has no literal segment at all."""
    segments = asset.path.removeprefix("/").split("/")
    return all(_wildcards(asset.kind).search(segment) for segment in segments)


def overlaps(one: Asset, other: Asset) -> bool:
    """Whether some text is matched by both: for an asset that is no pattern, whether the other matches it."""
    if one.kind is not other.kind:
        return False
    for text, pattern in ((one, other), (other, one)):
        if _wildcards(text.kind).search(text.path) is None:
            return _machine(pattern).matches(text.path)
    left, right = _tokens(one), _tokens(other)
    pending, seen = [(0, 0)], {(0, 0)}
    while pending:
        i, j = pending.pop()
        if i == len(left) and j == len(right):
            return True
        for step in _steps(left, i, right, j):
            if step not in seen:
                seen.add(step)
                pending.append(step)
    return False


_STEPS = 2_000  # of one pattern that are kept; patterns that are no attack have a tenth


class _Machine:
    """All places of a pattern where a text may stand, as the bits of one number: a text without wildcards is matched in
    one pass, however many ways there are."""

    def __init__(self, tokens: tuple[_Token, ...]) -> None:
        self._tokens = tokens
        self._begin = self._skipped(1)
        self._kept: dict[tuple[int, str], int] = {}

    def matches(self, text: str) -> bool:
        """Whether the pattern matches all of a text."""
        places = self._begin
        for character in text:
            after = self._kept.get((places, character))
            if after is None:
                after = self._after(places, character)
                if len(self._kept) < _STEPS:
                    self._kept[places, character] = after
            places = after
        return bool(places >> len(self._tokens))

    def _after(self, places: int, character: str) -> int:
        after = 0
        for place, token in enumerate(self._tokens):
            if places >> place & 1 and _meet(token, _Token(character)):
                after |= 1 << place if token.loops else 2 << place
        return self._skipped(after)

    def _skipped(self, places: int) -> int:
        for place, token in enumerate(self._tokens):
            if places >> place & 1:
                for skip in token.skips:
                    places |= 1 << place + skip
        return places


@lru_cache(1024)
def _machine(asset: Asset) -> _Machine:
    return _Machine(_tokens(asset))


def _steps(left: tuple[_Token, ...], i: int, right: tuple[_Token, ...], j: int) -> list[tuple[int, int]]:
    steps = []
    if i < len(left):
        steps += [(i + skip, j) for skip in left[i].skips]
    if j < len(right):
        steps += [(i, j + skip) for skip in right[j].skips]
    if i < len(left) and j < len(right) and _meet(left[i], right[j]):
        steps.append((i if left[i].loops else i + 1, j if right[j].loops else j + 1))
    return steps


def _meet(one: _Token, other: _Token) -> bool:
    if one.character is None:
        return other.character is None or other.character not in one.stops
    return one.character not in other.stops if other.character is None else one.character == other.character


def _wildcards(kind: AssetKind) -> re.Pattern[str]:
    return _GLOB if kind is AssetKind.S3_OBJECT else _PLACEHOLDER


@lru_cache(4096)
def _tokens(asset: Asset) -> tuple[_Token, ...]:
    stops = "/?" if asset.kind is AssetKind.RESOURCE else "/"
    tokens: list[_Token] = []
    end = 0
    for match in _wildcards(asset.kind).finditer(asset.path):
        tokens += map(_Token, asset.path[end : match.start()])
        tokens += _wildcard(match[0], stops)
        end = match.end()
    return (*tokens, *map(_Token, asset.path[end:]))


def _wildcard(text: str, stops: str) -> list[_Token]:
    one, several = _Token(stops=stops), _Token(stops=stops, loops=True, skips=(1,))
    if text == "**/":
        return [_Token("", skips=(1, 3)), _Token(loops=True, skips=(1,)), _Token("/")]
    if text == "**":
        return [_Token(loops=True, skips=(1,))]
    if text == "*":
        return [several]
    return [one, several] if text.startswith("{") else [one]
