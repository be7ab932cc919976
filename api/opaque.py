"""Unpadded base64url, the encoding of ids and cursors."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from binascii import b2a_base64

_URLSAFE = bytes.maketrans(b"+/", b"-_")


def written(data: bytes) -> str:
    """Encodes bytes."""
    return b2a_base64(data, newline=False).translate(_URLSAFE, b"=").decode()


def read(text: str) -> bytes:
    """Decodes a text. Raises ValueError if it is invalid."""
    return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
