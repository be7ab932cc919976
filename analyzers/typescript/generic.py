"""Type arguments before a template, which the grammar mistakes for comparisons."""

from __future__ import annotations

import re

_END = re.compile(rb">\s*`")
_FOLLOWED = re.compile(rb"[\w$)\]]")
_FOREIGN = frozenset(b"`+*/%!^~@#\\")
_LONGEST = 4_000  # bytes of one type; a row type that a person writes out is a tenth of this


def without_type_arguments(source: bytes) -> bytes:
    """The source with the type arguments of tagged templates (``sql<Row>`..` ``) as blanks, every offset kept.

    The grammar (0.23) reads them as two comparisons, or as an error, and loses the tag."""
    blanked: bytearray | None = None
    for match in _END.finditer(source):
        start = _opening(source, match.start())
        if start is not None:
            blanked = blanked or bytearray(source)
            for index in range(start, match.start() + 1):
                if blanked[index] not in b"\r\n":
                    blanked[index] = 0x20
    return bytes(blanked) if blanked else source


def _opening(source: bytes, end: int) -> int | None:
    """Where the type arguments begin that end at ``end``; None where these are none."""
    depth = nested = 0
    for index in range(end, max(-1, end - _LONGEST), -1):
        character = source[index]
        if character == 0x3E:  # >
            depth += source[index - 1] != 0x3D  # the arrow of a function type
        elif character == 0x3C:  # <
            depth -= 1
            if depth == 0:
                is_type = (
                    index > 0 and _FOLLOWED.match(source, index - 1) and not source[index + 1 : index + 2].isdigit()
                )
                return index if is_type and index + 1 < end else None
        elif character in b"})]":
            nested += 1
        elif character in b"{([":
            nested -= 1
            if nested < 0:
                return None
        elif character in _FOREIGN or (character == 0x3B and not nested):
            return None
    return None
