"""Opaque texts: bytes in the alphabet that URLs leave alone, without padding."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from binascii import b2a_base64

_URLSAFE = bytes.maketrans(b"+/", b"-_")


def written(data: bytes) -> str:
    """The text of some bytes."""
    return b2a_base64(data, newline=False).translate(_URLSAFE, b"=").decode()


def read(text: str) -> bytes:
    """The bytes of a text. Raises ValueError for one that is none."""
    return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
