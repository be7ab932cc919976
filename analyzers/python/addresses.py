"""The parts of an address, as Python's ``urllib.parse`` takes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.values.texts import masked, sliced
from analyzers.values.value import Entries, Text, Value, Values

_ADDRESS = re.compile(
    r"(?:(?P<scheme>[A-Za-z][\w+.-]*):)?(?://(?P<netloc>[^/?#]*))?(?P<path>[^?#]*)"
    r"(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.DOTALL,
)
"""RFC 3986, appendix B. Parameters of a path are left in it: no address of an asset has them."""


def addressed(address: Text, names: Sequence[str]) -> Value:
    """The parts that have these names, in their order; an unknown part of the text is in one of them."""
    match = _ADDRESS.match(masked(address))
    parts = match.groupdict() if match is not None else {}
    found: dict[str, Values] = {}
    for name in names:
        start, end = match.span(name) if match is not None and parts.get(name) is not None else (0, 0)
        found[name] = (sliced(address, start, end),)
    return Entries(found, is_tuple=True)
