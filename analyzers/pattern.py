"""What patterns stand for: whether two assets, either of which may be a pattern, can be one.

A placeholder is one segment or a part of one, never empty. In S3 keys ``*`` and ``?`` stay within a segment, ``[...]``
is one character, ``**`` is any text, and ``**/`` may be nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import repeat

from analyzers.asset import Asset, AssetKind

_GLOB = re.compile(r"\{[^{}/]*\}|\*\*/?|\*|\?|\[[^\]\[\s/]+\]")
_PLACEHOLDER = re.compile(r"\{[^{}/]*\}")


@dataclass(frozen=True, slots=True, eq=False)
class _Token:
    """One step through a text: a character, or where it is None any one that is not among ``stops``. ``loops``: as
    many as there are; ``skips``: how far one may go on from here without a character. A gate has an empty character,
    which no text has. There is one object for each such step, so that being equal is being the same."""

    character: str | None = None
    stops: str = ""
    loops: bool = False
    skips: tuple[int, ...] = ()


_token = cache(_Token)


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
    return _machine(other).meets(_tokens(one))


_STEPS = 2_000  # of one pattern that are kept; patterns that are no attack have a tenth


class _Machine:
    """A pattern, whose places are the bits of one number: a text, or another pattern, is followed through all of them
    at once, so that the cost grows with its length and not with the number of ways."""

    def __init__(self, tokens: tuple[_Token, ...]) -> None:
        self._tokens = tokens
        self._loops = self._where(lambda token: token.loops)
        self._passed = self._where(lambda token: 1 in token.skips)
        self._gates = self._where(lambda token: 3 in token.skips)
        self._begin = self._onward(1, self._passed)
        self._meeting: dict[_Token, int] = {}
        self._kept: dict[tuple[int, str], int] = {}

    def matches(self, text: str) -> bool:
        """Whether the pattern matches all of a text."""
        places = self._begin
        for character in text:
            after = self._kept.get((places, character))
            if after is None:
                after = self._after(places, _token(character))
                if len(self._kept) < _STEPS:
                    self._kept[places, character] = after
            places = after
        return bool(places >> len(self._tokens))

    def meets(self, others: Sequence[_Token]) -> bool:
        """Whether some text leads through all of these tokens and through all of the pattern's."""
        reached = [self._begin, *repeat(0, len(others))]
        for place, token in enumerate(others):
            if token.loops:
                reached[place] = self._onward(reached[place], self._passed | self._met(token))
            else:
                reached[place + 1] |= self._after(reached[place], token)
            for skip in token.skips:
                reached[place + skip] |= reached[place]
        return bool(reached[-1] >> len(self._tokens))

    def _after(self, places: int, token: _Token) -> int:
        """What is reached from some places through a token that does not loop."""
        met = places & self._met(token)
        return self._onward((met & ~self._loops) << 1 | met & self._loops, self._passed)

    def _onward(self, places: int, free: int) -> int:
        """What is reached from some places through those that are ``free`` to pass, and through gates."""
        while True:
            # The sum carries each place through the run of free ones that it is in, to the place behind it.
            after = places | ((places & free) + free) ^ free
            after |= (after & self._gates) << 3
            if after == places:
                return places
            places = after

    def _met(self, token: _Token) -> int:
        """The places whose token has a character in common with another's."""
        if token not in self._meeting:
            self._meeting[token] = self._where(lambda own: _meet(own, token))
        return self._meeting[token]

    def _where(self, holds: Callable[[_Token], bool]) -> int:
        return sum(1 << place for place, token in enumerate(self._tokens) if holds(token))


def _meet(one: _Token, other: _Token) -> bool:
    if one.character is None:
        return other.character is None or other.character not in one.stops
    return one.character not in other.stops if other.character is None else one.character == other.character


def _wildcards(kind: AssetKind) -> re.Pattern[str]:
    return _GLOB if kind is AssetKind.S3_OBJECT else _PLACEHOLDER


@lru_cache(1024)
def _machine(asset: Asset) -> _Machine:
    return _Machine(_tokens(asset))


@lru_cache(4096)
def _tokens(asset: Asset) -> tuple[_Token, ...]:
    stops = "/?" if asset.kind is AssetKind.RESOURCE else "/"
    tokens: list[_Token] = []
    end = 0
    for match in _wildcards(asset.kind).finditer(asset.path):
        tokens += map(_token, asset.path[end : match.start()])
        tokens += _wildcard(match[0], stops)
        end = match.end()
    return (*tokens, *map(_token, asset.path[end:]))


def _wildcard(text: str, stops: str) -> list[_Token]:
    one, several = _token(stops=stops), _token(stops=stops, loops=True, skips=(1,))
    if text == "**/":
        return [_token("", skips=(1, 3)), _token(loops=True, skips=(1,)), _token("/")]
    if text == "**":
        return [_token(loops=True, skips=(1,))]
    if text == "*":
        return [several]
    return [one, several] if text.startswith("{") else [one]
