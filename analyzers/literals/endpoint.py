"""Resources that a script fetches from the workspace's API by HTTP, or with its command."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.asset import Asset, AssetKind

_ENDPOINT = re.compile(
    r"(?<![\w.-])resources/(?:get|get_value|get_value_interpolated|update|update_value)/((?:[uf]/)[\w./-]*\w)"
)
_COMMAND = re.compile(r"\bwmill\s+resource\s+get\s+['\"]?((?:[uf]/)[\w./-]*\w)")


def endpoints(source: str) -> Iterator[tuple[Asset, int, int]]:
    """The resources named so, each with the character offsets of its path."""
    for expression in (_ENDPOINT, _COMMAND):
        for match in expression.finditer(source):
            yield Asset(AssetKind.RESOURCE, match[1]), match.start(1), match.end(1)
