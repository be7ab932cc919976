"""Opaque cursors of keyset pages. A cursor is a position in one list; other lists reject it."""

from __future__ import annotations

from hashlib import blake2b

import orjson

from api import opaque
from api.errors import BadInput

_LARGEST = 2**63 - 1  # what a database takes as an integer

Position = tuple[str | int, ...]
"""The position of a row in its list: the values that the list is ordered by."""


class Cursors:
    """The cursors of one list, which ``identity`` names: the field, its parent's key, the order."""

    __slots__ = ("_mark",)

    def __init__(self, *identity: str) -> None:
        self._mark = blake2b(orjson.dumps(identity), digest_size=6).digest()

    def encode(self, position: Position) -> str:
        """The cursor of a position."""
        return opaque.written(self._mark + orjson.dumps(position))

    def decode(self, text: str | None, start: Position, argument: str = "after") -> Position:
        """The position of a cursor, or ``start`` without one. A position has the types of ``start``.

        Raises BadInput if the text is not a cursor of this list."""
        if text is None:
            return start
        try:
            data = opaque.read(text)
            position = orjson.loads(data[6:]) if data[:6] == self._mark else None
        except ValueError:
            position = None
        if (
            not isinstance(position, list)
            or [*map(type, position)] != [*map(type, start)]
            or any(isinstance(value, int) and value > _LARGEST for value in position)
        ):
            raise BadInput(argument, f"{text[:100]!r} is not a cursor of this list")
        return tuple(position)
