"""What Python takes of a text in parts: at separators, and of an address (``urllib.parse``)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.python.formats import texts
from analyzers.values.frame import Given
from analyzers.values.grammar import Pure
from analyzers.values.texts import masked, parted, sliced
from analyzers.values.value import Constant, Entries, Items, Text, Value, Values

_ADDRESS = re.compile(
    r"(?:(?P<scheme>[A-Za-z][\w+.-]*):)?(?://(?P<netloc>[^/?#]*))?(?P<path>[^?#]*)"
    r"(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.DOTALL,
)
"""RFC 3986, appendix B. Parameters of a path are left in it: no address of an asset has them."""

_PARTS = 10  # of a text, that cost as much as a step of the evaluation


def split(from_right: bool) -> Pure:
    """``split`` and ``rsplit`` at a separator."""

    def run(given: Given) -> Values | None:
        separators, most = texts(given.get(1, "sep")), given.get(2, "maxsplit")
        limit = most.values[0] if most is not None and len(most.values) == 1 else Constant(-1)
        if len(separators) != 1 or not separators[0].text or not isinstance(limit, Constant):
            return None
        if not isinstance(limit.value, int):
            return None
        found = tuple(parted(text, separators[0].text, limit.value, from_right) for text in texts(given.get(0, None)))
        given.source.program.spend(sum(len(row.items) for row in found) // _PARTS)
        return found or None

    return run


def partition(from_right: bool) -> Pure:
    """``partition`` and ``rpartition``: what stands before a separator, the separator, and what stands behind it."""

    def run(given: Given) -> Values | None:
        found: list[Value] = []
        for separator in texts(given.get(1, "sep")):
            for text in texts(given.get(0, None)) if separator.text else ():
                parts = parted(text, separator.text, 1, from_right)
                match parts.items if parts.complete else ():
                    case (first, second):
                        found.append(Items((first, (separator,), second)))
                    case (whole,):
                        empty = ((Text(""),), (Text(""),))
                        found.append(Items((*empty, whole) if from_right else (whole, *empty)))
                    case _:
                        return None
        return tuple(found) or None

    return run


def addressed(*names: str) -> Pure:
    """``urlparse(address)``: its parts by their names."""

    def run(given: Given) -> Values | None:
        return tuple(_of_address(text, names) for text in texts(given.get(0, "url"))) or None

    return run


def _of_address(address: Text, names: Sequence[str]) -> Value:
    """The parts that have these names, in their order; an unknown part of the text is in one of them."""
    match = _ADDRESS.match(masked(address))
    parts = match.groupdict() if match is not None else {}
    found: dict[str, Values] = {}
    for name in names:
        start, end = match.span(name) if match is not None and parts.get(name) is not None else (0, 0)
        found[name] = (sliced(address, start, end),)
    return Entries(found, is_tuple=True)
